package io.github.streamcheck.observe.rules.chunk;

import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reports a member around the choices that has another value than the first one. Chunks without choices are not looked at.
 */
final class MemberChanges implements StreamObserver {

    private final ObservedStream stream;
    private final String name;
    private final Function<Payload.Envelope, Optional<String>> member;
    private Optional<String> first = Optional.empty();

    /** {@code name} is the member's name in JSON. */
    MemberChanges(ObservedStream stream, String name, Function<Payload.Envelope, Optional<String>> member) {
        this.stream = stream;
        this.name = name;
        this.member = member;
    }

    @Override
    public void significantChunk(SseEvent event, Payload.Chunk chunk) {
        Optional<String> value = member.apply(chunk.envelope()).filter(text -> !text.isEmpty());
        if (chunk.choices().isEmpty() || value.isEmpty()) {
            return;
        }
        if (first.isEmpty()) {
            first = value;
        } else if (!first.equals(value)) {
            stream.report("the " + name + " changes inside the stream", event, name);
        }
    }
}
