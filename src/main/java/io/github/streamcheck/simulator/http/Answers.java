package io.github.streamcheck.simulator.http;

import io.github.streamcheck.simulator.api.Reply;
import io.github.streamcheck.simulator.api.Request;
import java.util.Map;

/** What is behind the connections: finds the answer to each request. Thread-safe. */
public interface Answers {

    /** The answer to a request that came over HTTP. */
    Reply answer(Request request);

    /** The answer to the handshake of a WebSocket: {@link Reply#UPGRADE}, or why it is not opened. */
    Reply upgrade(Request request);

    /** The answer to a request that came over a WebSocket. */
    Reply answerMessage(Request request);

    /** The name under which requests to that path are counted, one of a few. */
    String routeOf(String path);

    /** Whether there is a feed of figures. */
    boolean hasFeed();

    /** What the feed of figures reports now. */
    Map<String, Object> figures();
}
