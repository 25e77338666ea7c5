package io.github.streamcheck.observe.rules.ollama;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.OllamaRule;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;

/** Reports a last line that does not say why. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TERMINATION,
        severity = Severity.WARNING,
        summary = "\"done\": true without a done_reason",
        explanation = """
            Without done_reason, a client can't know whether the answer is complete (stop) or was cut by its limit (length).

            Fix: Send done_reason with the last line.""")
public final class DoneReasonMissing implements OllamaRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return OllamaRule.onLine((event, line) -> {
            if (line.done() && !line.reason()) {
                stream.report("the line with done true has no done_reason", event);
            }
        });
    }
}
