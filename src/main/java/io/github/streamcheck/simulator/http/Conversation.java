package io.github.streamcheck.simulator.http;

import io.github.streamcheck.simulator.api.DeliverySettings;
import java.io.IOException;

/** The server's side of one WebSocket. All methods are called by its connection's I/O thread. */
interface Conversation {

    /** The WebSocket is open. */
    void begin();

    /** The client has sent a message. */
    void heard(String message);

    /** Whether there is something to send now. */
    boolean hasMore();

    /** Says the next of it. */
    void sayMore() throws IOException;

    /** How messages are framed now. */
    DeliverySettings.Messages style();

    /** The connection is gone. */
    void end();
}
