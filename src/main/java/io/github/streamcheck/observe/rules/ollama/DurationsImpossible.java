package io.github.streamcheck.observe.rules.ollama;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.OllamaRule;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import java.util.stream.Stream;

/** Reports durations that can not be. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.USAGE,
        severity = Severity.WARNING,
        summary = "durations that are negative, above the total, or not in nanoseconds",
        explanation = """
            Ollama gives durations in nanoseconds: those of loading the model, of the prompt and of the answer are parts of the
            total. Clients compute tokens per second from them. Common cause: milliseconds, which a total below 1 ms shows.

            Fix: Take all times from one monotonic clock, and send nanoseconds.""")
public final class DurationsImpossible implements OllamaRule {

    /** No answer takes so short, but many take so many milliseconds. In nanoseconds. */
    private static final long LEAST_TOTAL = 1_000_000;

    /** Durations may be rounded: a share of the total. */
    private static final double SLACK = 0.01;

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return OllamaRule.onLine((event, line) -> {
            Payload.Durations durations = line.durations();
            long total = durations.total().orElse(0);
            long parts = durations.load().orElse(0)
                    + durations.promptEval().orElse(0)
                    + durations.eval().orElse(0);
            if (isNegative(durations)) {
                stream.report("a duration is negative", event, "total_duration");
            } else if (total > 0 && parts > total * (1 + SLACK)) {
                stream.report("the durations are above total_duration together", event, "total_duration");
            } else if (total > 0 && total < LEAST_TOTAL && stream.facts().sawOutput()) {
                stream.report("total_duration is below 1 ms: it is not in nanoseconds", event, "total_duration");
            }
        });
    }

    private static boolean isNegative(Payload.Durations durations) {
        return Stream.of(durations.total(), durations.load(), durations.promptEval(), durations.eval())
                .anyMatch(duration -> duration.orElse(0) < 0);
    }
}
