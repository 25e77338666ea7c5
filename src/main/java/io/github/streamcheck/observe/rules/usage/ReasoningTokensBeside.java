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

/** Reports reasoning tokens that completion_tokens does not include. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.USAGE,
        severity = Severity.WARNING,
        summary = "the total is prompt + completion + reasoning tokens",
        explanation = """
            Reasoning tokens are part of completion_tokens. Here they are counted separately, so clients that bill by
            completion_tokens count too few. The metrics of streamcheck include them.

            Fix: Add them to completion_tokens.""")
public final class ReasoningTokensBeside implements StreamRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.atEnd(
                stream,
                (end, facts) -> facts.usage()
                        .filter(Payload.Usage::reasoningBeside)
                        .ifPresent(usage -> stream.report(
                                "reasoning tokens are counted separately from completion_tokens",
                                "completion_tokens "
                                        + usage.completionTokens().orElse(0) + ", reasoning_tokens "
                                        + usage.reasoningTokens().orElse(0) + ", total_tokens "
                                        + usage.totalTokens().orElse(0))));
    }
}
