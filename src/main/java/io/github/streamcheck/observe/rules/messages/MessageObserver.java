package io.github.streamcheck.observe.rules.messages;

import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;

/** Follows the life of one message: what comes before its beginning and after its end. */
class MessageObserver implements StreamObserver {

    private boolean started;
    private boolean stopped;

    /** An event of the message, which is neither a ping nor unknown, nor merely continues the one before. */
    void about(SseEvent event, Payload.Typed typed) {}

    /** Whether {@code message_start} came before the event at hand. */
    final boolean isStarted() {
        return started;
    }

    /** Whether {@code message_stop} came before the event at hand. */
    final boolean isStopped() {
        return stopped;
    }

    @Override
    public final void significant(SseEvent event, Payload payload) {
        if (payload instanceof Payload.Typed typed && typed.step() != Payload.Step.OTHER) {
            about(event, typed);
            started |= typed.step() == Payload.Step.BEGIN;
            stopped |= typed.step() == Payload.Step.END;
        }
    }
}
