package io.github.streamcheck.observe;

import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;

/**
 * A small state machine that sees each event of one stream once, in order, and holds bounded memory. Implementations override
 * what they need. Used by one thread at a time.
 */
public interface StreamObserver {

    /** The response's head arrived. */
    default void answered(StreamEvent.Answered answer) {}

    /** An event arrived; {@link #chunk} is called besides if its payload is one. */
    default void received(SseEvent event, Payload payload) {}

    /** A chunk arrived. */
    default void chunk(SseEvent event, Payload.Chunk chunk) {}

    /** A comment arrived. */
    default void commented(StreamEvent.Commented comment) {}

    /** The framing holds something odd. */
    default void odd(StreamEvent.Odd odd) {}

    /** The stream is over. */
    default void ended(StreamEvent.Ended end) {}

    /** Calls the method that is meant for {@code event}. */
    default void on(StreamEvent event) {
        if (event instanceof StreamEvent.Received received) {
            received(received.sse(), received.payload());
            if (received.payload() instanceof Payload.Chunk chunk) {
                chunk(received.sse(), chunk);
            }
        } else if (event instanceof StreamEvent.Answered answer) {
            answered(answer);
        } else if (event instanceof StreamEvent.Commented comment) {
            commented(comment);
        } else if (event instanceof StreamEvent.Odd odd) {
            odd(odd);
        } else if (event instanceof StreamEvent.Ended end) {
            ended(end);
        }
    }
}
