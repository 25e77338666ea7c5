package io.github.streamcheck.observe.rules.text;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;

/** Reports impossible log probabilities. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TEXT,
        severity = Severity.WARNING,
        summary = "a log probability above 0",
        explanation = """
            A probability is at most 1, so its logarithm is at most 0. Values computed from these are wrong. Common
            cause: scores that were not normalized.

            Fix: Take the logarithm of the probability, after the softmax.""")
public final class LogprobsValues implements ChunkRule {

    private static final double ROUNDING = 1e-3;

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.onSignificantChoice((event, choice) -> choice.logprobs()
                .filter(logprobs -> logprobs.values().stream().anyMatch(value -> value > ROUNDING))
                .ifPresent(logprobs -> stream.report("a log probability is above 0", event, "logprobs")));
    }
}
