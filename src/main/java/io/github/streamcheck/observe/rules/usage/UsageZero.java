package io.github.streamcheck.observe.rules.usage;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.Severity;

/** Reports token counts of zero though tokens came. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.USAGE,
        severity = Severity.ERROR,
        summary = "zero completion tokens though tokens came",
        explanation = """
            The server does not count what it generates, or a gateway fills in a placeholder. Billing and budgets count
            nothing.

            Fix: Count what is generated, or leave the usage out.""")
public final class UsageZero implements StreamRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.atEnd(stream, (end, facts) -> {
            if (facts.completionTokens().orElse(-1) == 0 && facts.sawOutput()) {
                stream.report(
                        "usage.completion_tokens is 0, though tokens came", facts.tokenDeltas() + " token deltas");
            }
        });
    }
}
