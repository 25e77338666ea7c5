package io.github.streamcheck.observe.rules;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.Findings;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.StreamContext;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import java.util.Optional;
import java.util.OptionalLong;

/** A chunk that came twice. */
@AutoService(Rule.class)
public final class DuplicateChunk implements StreamRule {

    private static final int MIN_LENGTH = 3;

    @Override
    public String id() {
        return "duplicate-chunk";
    }

    @Override
    public Category category() {
        return Category.TEXT;
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "the same event twice in a row, longer than 3 characters of text, and the usage is short "
                + "by exactly that";
    }

    @Override
    public String explanation() {
        return "A retry inside a gateway, or a buffer sent twice, doubles a chunk and the words in it. A "
                + "model that repeats itself is told apart by the usage, which then counts both.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private Optional<SseEvent> last = Optional.empty();
            private Optional<SseEvent> doubled = Optional.empty();
            private int doubles;

            @Override
            public void chunk(SseEvent event, Payload.Chunk chunk) {
                if (last.isPresent() && last.get().data().equals(event.data()) && isLong(chunk)) {
                    doubles++;
                    doubled = doubled.or(() -> Optional.of(event));
                }
                last = Optional.of(event);
            }

            /** That has a rule of its own. */
            private boolean isAllDoubled() {
                return facts.tokenDeltas() >= DeltasDoubled.MIN_DELTAS && 2 * doubles >= facts.tokenDeltas();
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                OptionalLong tokens =
                        facts.usage().map(Payload.Usage::completionTokens).orElse(OptionalLong.empty());
                if (doubled.isPresent()
                        && tokens.isPresent()
                        && !stream.request().common().usageIsEstimate()
                        && !isAllDoubled()
                        && facts.tokenDeltas() - tokens.getAsLong() == doubles) {
                    findings.add("a chunk came twice", Evidence.of(doubled.get()));
                }
            }
        };
    }

    private static boolean isLong(Payload.Chunk chunk) {
        return chunk.choices().stream().anyMatch(choice -> choice.text().length() > MIN_LENGTH);
    }
}
