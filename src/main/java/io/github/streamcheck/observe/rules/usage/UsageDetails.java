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

/** Reports a part of the token counts that is above the whole. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.USAGE,
        severity = Severity.WARNING,
        summary = "more reasoning tokens than completion tokens, or more cached than prompt tokens",
        explanation = """
            Reasoning tokens are part of the completion tokens, and cached tokens of the prompt tokens. If a part is larger than
            the whole, it is counted elsewhere, and bills based on it are wrong.

            Fix: Count reasoning tokens in completion_tokens, and cached tokens in prompt_tokens.""")
public final class UsageDetails implements StreamRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.onSignificantChunk((event, chunk) -> chunk.usage()
                .filter(UsageDetails::isImpossible)
                .ifPresent(
                        usage -> stream.report("a part of the token counts is larger than the whole", event, "usage")));
    }

    private static boolean isImpossible(Payload.Usage usage) {
        boolean reasoning = usage.reasoningTokens().orElse(Long.MIN_VALUE)
                > usage.completionTokens().orElse(Long.MAX_VALUE);
        return (reasoning && !usage.reasoningBeside())
                || usage.cachedTokens().orElse(Long.MIN_VALUE)
                        > usage.promptTokens().orElse(Long.MAX_VALUE);
    }
}
