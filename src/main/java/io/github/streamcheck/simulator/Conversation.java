package io.github.streamcheck.simulator;

import java.io.IOException;

/** What is said over one WebSocket. All is called by its connection's I/O thread. */
interface Conversation {

    /** The WebSocket is open. */
    void begin();

    /** The client has sent a message. */
    void heard(String message);

    /** Whether there is something to be said now. */
    boolean hasMore();

    /** Says the next of it. */
    void sayMore() throws IOException;

    /** How messages are framed now. */
    Delivery.Messages style();

    /** The connection is gone. */
    void end();
}
