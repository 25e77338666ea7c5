package io.github.streamcheck.observe.rules.usage;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ItemRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;

/** Reports responses without token counts. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.USAGE,
        severity = Severity.WARNING,
        strictSeverity = Severity.ERROR,
        summary = "the last event of a response that did not fail has no usage",
        explanation = """
            The response in the last event has the token counts. Without them, billing and budgets count nothing.

            Fix: Send response.usage with input_tokens, output_tokens and total_tokens in the last event.""")
public final class ResponseUsageMissing implements ItemRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.onTyped((event, typed) -> {
            boolean failed = typed.status()
                    .filter(status -> status.equals("failed") || status.equals("cancelled"))
                    .isPresent();
            if (typed.step() == Payload.Step.END
                    && !failed
                    && typed.content().usage().isEmpty()) {
                stream.report("the last event of the response has no usage", event);
            }
        });
    }
}
