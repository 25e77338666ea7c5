package io.github.streamcheck.observe;

import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;

/**
 * A small state machine that sees each event of one stream once, in order, and holds bounded memory. Implementations override
 * what they need. Used by one thread at a time.
 */
public interface StreamObserver {

    /** Looks at nothing: for a rule that has nothing to say of a stream. */
    StreamObserver NONE = new StreamObserver() {};

    /** The response's head arrived. */
    default void answered(StreamEvent.Answered answer) {}

    /** An event arrived; {@link #chunk} is called besides if its payload is one, or says something of the answer. */
    default void received(SseEvent event, Payload payload) {}

    /** A chunk arrived. */
    default void chunk(SseEvent event, Payload.Chunk chunk) {}

    /**
     * An event arrived that is no mere continuation: it says more than how the text goes on. {@link #received} is called
     * besides. Of the hundreds of events of a stream few are such, so observers that don't look at text or times belong here.
     */
    default void notable(SseEvent event, Payload payload) {}

    /** A chunk arrived that is no mere continuation; {@link #notable} and {@link #chunk} are called besides. */
    default void notableChunk(SseEvent event, Payload.Chunk chunk) {}

    /** An event with a type arrived. {@link #chunk} is called besides, with what it says of the answer. */
    default void typed(SseEvent event, Payload.Typed typed) {}

    /** A comment arrived. */
    default void commented(StreamEvent.Commented comment) {}

    /** A control frame of a WebSocket arrived. */
    default void control(StreamEvent.Control control) {}

    /** The framing holds something odd. */
    default void odd(StreamEvent.Odd odd) {}

    /** The stream is over. */
    default void ended(StreamEvent.Ended end) {}

    /** Calls the methods that are meant for {@code event}, which is no continuation. */
    default void on(StreamEvent event) {
        if (event instanceof StreamEvent.Received received) {
            on(received, false);
        } else if (event instanceof StreamEvent.Answered answer) {
            answered(answer);
        } else if (event instanceof StreamEvent.Commented comment) {
            commented(comment);
        } else if (event instanceof StreamEvent.Control control) {
            control(control);
        } else if (event instanceof StreamEvent.Odd odd) {
            odd(odd);
        } else if (event instanceof StreamEvent.Ended end) {
            ended(end);
        }
    }

    /** Calls the methods that are meant for {@code event}; {@code continuation}: whether it is a mere one. */
    default void on(StreamEvent.Received event, boolean continuation) {
        Payload payload = event.payload();
        received(event.sse(), payload);
        if (!continuation) {
            notable(event.sse(), payload);
        }
        if (payload instanceof Payload.Chunk chunk) {
            said(event.sse(), chunk, continuation);
        } else if (payload instanceof Payload.Typed typed) {
            typed(event.sse(), typed);
            said(event.sse(), typed.content(), continuation);
        }
    }

    private void said(SseEvent event, Payload.Chunk chunk, boolean continuation) {
        chunk(event, chunk);
        if (!continuation) {
            notableChunk(event, chunk);
        }
    }
}
