package io.github.streamcheck.observe.rules.text;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.observe.rules.PerChoice;
import io.github.streamcheck.plan.Severity;

/** Reports incomplete surrogate pairs. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TEXT,
        severity = Severity.WARNING,
        summary = "an escaped half of a surrogate pair without the other half",
        explanation = """
            Characters such as emoji are two escapes in JSON. With one half, strict clients raise an error, others show
            a question mark.

            Fix: Escape a character outside the Basic Multilingual Plane as a pair, or send it as UTF-8.""")
public final class LoneSurrogate implements StreamRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        PerChoice<HalfPair> halves = new PerChoice<>(HalfPair::new);
        return StreamObserver.onChoice(
                (event, choice) -> {
                    if (halves.of(choice).add(choice.text())) {
                        stream.report("half of a surrogate pair stands alone", event);
                    }
                },
                end -> {
                    for (HalfPair half : halves.all()) {
                        if (half.open) {
                            stream.report("half of a surrogate pair stands alone", "at the end of the text");
                        }
                    }
                });
    }

    /** Whether the text so far ends within a pair. */
    private static final class HalfPair {

        private boolean open;

        /** Takes the next piece, and returns whether a half in it or before it stands alone. */
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
