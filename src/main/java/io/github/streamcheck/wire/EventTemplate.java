package io.github.streamcheck.wire;

import io.github.streamcheck.wire.Hole.Kind;
import io.github.streamcheck.wire.Payload.Choice;
import io.github.streamcheck.wire.Payload.Chunk;
import io.github.streamcheck.wire.Payload.Typed;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An event that was decoded in full. Another one that has the same bytes, but for the values at its holes, says the same, but for
 * these. Immutable.
 */
final class EventTemplate {

    private final byte[] origin;
    private final Hole[] holes;
    private final Payload payload;

    /** @param holes in the order of {@code origin}; the values at those of one kind are plain in that kind */
    EventTemplate(Bytes origin, List<Hole> holes, Payload payload) {
        this.origin = Arrays.copyOf(origin.shared(), endOf(origin.shared()));
        this.holes = holes.toArray(Hole[]::new);
        this.payload = payload;
    }

    /** What the data says; null if it is another event, or has a value that is not plain. */
    @Nullable
    Payload decode(Bytes data) {
        byte[] json = data.shared();
        int textFrom = 0;
        int textTo = 0;
        Optional<String> id = Optional.empty();
        OptionalLong count = OptionalLong.empty();
        int from = 0;
        int at = 0;
        for (Hole hole : holes) {
            int begin = at + hole.from() - from;
            if (begin > json.length || !Arrays.equals(origin, from, hole.from(), json, at, begin)) {
                return null;
            }
            int end = hole.kind().end(json, begin);
            if (end == PlainJson.ODD) {
                return null;
            }
            if (hole.kind() == Kind.TEXT) {
                textFrom = begin + 1;
                textTo = end - 1;
            } else if (hole.kind() == Kind.ID) {
                id = Optional.of(data.utf8(begin + 1, end - 1));
            } else if (hole.kind() == Kind.COUNT) {
                count = OptionalLong.of(PlainJson.count(json, begin, end));
            }
            from = hole.to();
            at = end;
        }
        return Arrays.equals(origin, from, origin.length, json, at, Math.max(at, endOf(json)))
                ? with(data.utf8(textFrom, textTo), id, count)
                : null;
    }

    /** Where JSON ends, without the blanks after it: Anthropic pads its events with some, so that their length tells nothing. */
    private static int endOf(byte[] json) {
        int end = json.length;
        while (end > 0 && json[end - 1] == ' ') {
            end--;
        }
        return end;
    }

    private Payload with(String text, Optional<String> id, OptionalLong count) {
        return payload instanceof Typed typed
                ? new Typed(
                        typed.type(),
                        typed.step(),
                        id,
                        count,
                        typed.responseId(),
                        typed.status(),
                        typed.part(),
                        typed.wholes(),
                        typed.items(),
                        typed.missing(),
                        with(text, typed.content()))
                : with(text, (Chunk) payload);
    }

    /** With another text in its only choice. */
    private static Chunk with(String text, Chunk chunk) {
        return new Chunk(
                chunk.envelope(),
                List.of(with(text, chunk.choices().get(0))),
                chunk.hasChoices(),
                chunk.usage(),
                chunk.error());
    }

    /** With another text in place of the only one it has, if it has one. */
    private static Choice with(String text, Choice choice) {
        return new Choice(
                choice.index(),
                choice.members(),
                choice.finish(),
                choice.role(),
                choice.text().isEmpty() ? "" : text,
                choice.reasoning().isEmpty() ? "" : text,
                choice.toolArguments().isEmpty() ? "" : text,
                choice.tools(),
                choice.logprobs(),
                choice.otherOutput());
    }
}
