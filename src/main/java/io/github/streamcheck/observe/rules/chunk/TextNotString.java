package io.github.streamcheck.observe.rules.chunk;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.Severity;

/** Reports generated text that is not a JSON string. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.CHUNKS,
        severity = Severity.ERROR,
        summary = "content, text or delta is neither a text nor null",
        explanation = """
            Clients join the content of deltas as texts. A list of parts or a number fails in typed clients, and shows
            as \"[object Object]\" in others. A delta is an object; clients find nothing in one that is a text.

            Fix: Send generated text as a JSON string.""")
public final class TextNotString implements StreamRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.onSignificantChoice((event, choice) -> {
            if (choice.members().oddText()) {
                boolean delta = choice.members().delta() || choice.members().text();
                stream.report(
                        delta ? "generated text is not of type string" : "a delta is not an object", event, "delta");
            }
        });
    }
}
