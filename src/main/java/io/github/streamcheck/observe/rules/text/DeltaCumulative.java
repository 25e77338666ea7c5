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

/** Reports deltas that repeat all the text before them. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TEXT,
        severity = Severity.ERROR,
        summary = "each delta holds all the text so far",
        explanation = """
            A delta holds only new text. If each delta holds the whole text, clients that join them repeat it again and
            again.

            Fix: Send only the text that was not sent before.""")
public final class DeltaCumulative implements StreamRule {

    /** Fewer may grow by chance. */
    private static final int MIN_DELTAS = 4;

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new StreamObserver() {
            private String before = "";
            private int growing;
            private boolean broken;

            @Override
            public void choice(SseEvent event, Payload.Choice choice) {
                if (broken || choice.text().isEmpty() || choice.index().orElse(0) != 0) {
                    return;
                }
                broken = !(choice.text().length() > before.length()
                        && choice.text().startsWith(before));
                before = choice.text();
                growing++;
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                if (!broken && growing >= MIN_DELTAS) {
                    stream.report("each delta holds all the text so far", before);
                }
            }
        };
    }
}
