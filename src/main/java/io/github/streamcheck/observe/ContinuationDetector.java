package io.github.streamcheck.observe;

import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Detects the events of one stream that merely continue the one before: both are chunks with one choice that carry text, or
 * reasoning, and they differ in nothing else. Nearly all events of a sound stream are such. Not thread-safe.
 */
final class ContinuationDetector {

    /** The event before, if it can be continued. */
    private Payload.@Nullable Chunk before;

    /** What part the event before is about, if it is a typed one. */
    private Optional<Payload.Part> partBefore = Optional.empty();

    /** Whether {@code event} merely continues the one before it. To be asked once for each. */
    boolean isContinued(StreamEvent.EventReceived event) {
        Payload.Chunk last = before;
        if (event.payload() instanceof Payload.Chunk chunk) {
            before = event.sse().type().equals(SseEvent.DEFAULT_TYPE) && isPlain(event.sse(), chunk) ? chunk : null;
            return last != null && before != null && isAlike(last, before);
        }
        Optional<Payload.Part> lastPart = partBefore;
        before = event.payload() instanceof Payload.Typed typed && isPlain(event.sse(), typed) ? typed.content() : null;
        partBefore = event.payload() instanceof Payload.Typed typed ? typed.part() : Optional.empty();
        return last != null && before != null && lastPart.equals(partBefore) && isAlike(last, before);
    }

    private static boolean isPlain(SseEvent event, Payload.Typed typed) {
        return typed.step() == Payload.Step.DELTA
                && event.type().equals(typed.type())
                && isPlain(event, typed.content());
    }

    private static boolean isPlain(SseEvent event, Payload.Chunk chunk) {
        return event.dataLines() == 1
                && event.terminated()
                && chunk.choices().size() == 1
                && chunk.usage().isEmpty()
                && chunk.error().isEmpty()
                && !chunk.isEnd()
                && isPlain(chunk.choices().get(0));
    }

    private static boolean isPlain(Payload.Choice choice) {
        return choice.finish().isEmpty()
                && choice.role().isEmpty()
                && choice.toolArguments().isEmpty()
                && choice.tools().isEmpty()
                && choice.logprobs().isEmpty()
                && !choice.otherOutput()
                && choice.isTokenDelta();
    }

    private static boolean isAlike(Payload.Chunk one, Payload.Chunk other) {
        Payload.Choice first = one.choices().get(0);
        Payload.Choice second = other.choices().get(0);
        return one.envelope().equals(other.envelope())
                && first.index().equals(second.index())
                && first.members().equals(second.members())
                && first.text().isEmpty() == second.text().isEmpty()
                && first.reasoning().isEmpty() == second.reasoning().isEmpty();
    }
}
