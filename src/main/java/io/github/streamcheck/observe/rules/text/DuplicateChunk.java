package io.github.streamcheck.observe.rules.text;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reports chunks that were sent twice. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TEXT,
        severity = Severity.WARNING,
        summary = "the same event twice in a row, with more than 3 characters of text, and usage that counts only one",
        explanation = """
            A retry inside a gateway, or a buffer that is sent twice, doubles a chunk and its text. If the model repeats
            itself, the usage counts both.

            Fix: Write each chunk once; a retry must not send what was already sent.""")
public final class DuplicateChunk implements StreamRule {

    private static final int MIN_LENGTH = 3;

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new StreamObserver() {
            private @Nullable SseEvent last;
            private boolean same;
            private Optional<SseEvent> doubled = Optional.empty();
            private int doubles;

            @Override
            public void choice(SseEvent event, Payload.Choice choice) {
                if (last == null || last.index() != event.index()) {
                    same = last != null && last.data().equals(event.data());
                    last = event;
                }
                if (same && choice.text().length() > MIN_LENGTH) {
                    same = false;
                    doubles++;
                    doubled = doubled.or(() -> Optional.of(event));
                }
            }

            @Override
            public void significantChunk(SseEvent event, Payload.Chunk chunk) {
                last = chunk.choices().isEmpty() ? event : last;
            }

            /** That has a rule of its own. */
            private boolean isAllDoubled() {
                return stream.facts().tokenDeltas() >= DeltasDoubled.MIN_DELTAS
                        && 2 * doubles >= stream.facts().tokenDeltas();
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                OptionalLong tokens = stream.facts().completionTokens();
                if (doubled.isPresent()
                        && tokens.isPresent()
                        && !stream.request().common().usageIsEstimate()
                        && !isAllDoubled()
                        && stream.facts().tokenDeltas() - tokens.getAsLong() == doubles) {
                    stream.report("a chunk came twice", doubled.get());
                }
            }
        };
    }
}
