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

/** Half a character. */
@AutoService(Rule.class)
public final class LoneSurrogate implements StreamRule {

    @Override
    public String id() {
        return "lone-surrogate";
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
        return "an escaped half of a surrogate pair that its neighbour does not complete";
    }

    @Override
    public String explanation() {
        return "Characters such as emoji are two escapes in JSON. Half of one is no character: strict "
                + "clients raise an error, others show a question mark.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private final PerChoice<HalfPair> halves = new PerChoice<>(HalfPair::new);

            @Override
            public void chunk(SseEvent event, Payload.Chunk chunk) {
                for (Payload.Choice choice : chunk.choices()) {
                    if (halves.of(choice).add(choice.text())) {
                        findings.add("half of a surrogate pair stands alone", Evidence.of(event));
                    }
                }
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                for (HalfPair half : halves.all()) {
                    if (half.open) {
                        findings.add("half of a surrogate pair stands alone", Evidence.of("at the end of the text"));
                    }
                }
            }
        };
    }

    /** Whether the text so far ends within a pair. */
    private static final class HalfPair {

        private boolean open;

        /** Takes the next piece, and says whether a half in it or before it stands alone. */
        boolean add(String piece) {
            boolean alone = false;
            for (int i = 0; i < piece.length(); i++) {
                boolean second = Character.isLowSurrogate(piece.charAt(i));
                alone |= open != second;
                open = Character.isHighSurrogate(piece.charAt(i));
            }
            return alone;
        }
    }
}
