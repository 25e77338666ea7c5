package io.github.streamcheck.observe.rules.usage;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;

/** Reports token counts that contradict each other. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.USAGE,
        severity = Severity.ERROR,
        summary = "token counts are negative or not integers, or the total is not prompt + completion",
        explanation = """
            At least one of the counts is wrong, and so are bills and budgets. Reasoning and cached tokens are part of
            these counts; another rule reports reasoning that is counted separately.

            Fix: Compute total_tokens as the sum of prompt_tokens and completion_tokens.""")
public final class UsageArithmetic implements StreamRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.onSignificantChunk((event, chunk) -> {
            if (chunk.usage().filter(UsageArithmetic::isImpossible).isPresent()) {
                stream.report("the token counts contradict themselves", event, "usage");
            }
        });
    }

    private static boolean isImpossible(Payload.Usage usage) {
        long prompt = usage.promptTokens().orElse(0);
        long completion = usage.completionTokens().orElse(0);
        long total = usage.totalTokens().orElse(prompt + completion);
        boolean whole =
                usage.promptTokens().isPresent() && usage.completionTokens().isPresent();
        whole &= !usage.reasoningBeside();
        return usage.oddCount() || prompt < 0 || completion < 0 || total < 0 || (whole && total != prompt + completion);
    }
}
