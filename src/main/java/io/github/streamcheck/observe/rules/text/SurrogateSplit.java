package io.github.streamcheck.observe.rules.text;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.Severity;

/** Reports characters that are split over two deltas. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TEXT,
        severity = Severity.OFF,
        strictSeverity = Severity.WARNING,
        summary = "a surrogate pair split over two deltas",
        explanation = """
            Clients with UTF-16 strings, as in Java and JavaScript, join the halves; in Python, Go and Rust each half is
            an error.

            Fix: Hold back the first half until the second one is there.""")
public final class SurrogateSplit implements StreamRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.onChoice((event, choice) -> {
            String text = choice.text();
            if (!text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1))) {
                stream.report("a delta ends within a surrogate pair", event);
            }
        });
    }
}
