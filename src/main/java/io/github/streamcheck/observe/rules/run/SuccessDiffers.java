package io.github.streamcheck.observe.rules.run;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.RunFinding;
import io.github.streamcheck.observe.RunObserver;
import io.github.streamcheck.observe.RunRule;
import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.plan.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/** Reports an endpoint that fails more often than another one. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.RUN,
        severity = Severity.WARNING,
        summary = "one endpoint fails markedly more often than another",
        explanation = """
            Both endpoints serve the same model, so the cause is in the code of one endpoint, or in the route to it. Reported
            for a difference of at least 20 percentage points that chance explains in less than 1 of 100 runs (Fisher's exact test).
            An endpoint where every stream fails is not reported here, since its errors are reported anyway.

            Fix: Compare the code and the route of the two endpoints, and the errors of the one that fails.""")
public final class SuccessDiffers implements RunRule {

    private static final double MARKED = 0.2;
    private static final double LEVEL = 0.01;

    @Override
    public RunObserver observe() {
        return new RunObserver() {
            private final Map<String, Streams> endpoints = new TreeMap<>();

            @Override
            public void ended(StreamResult result) {
                if (!result.outcome().isAside()) {
                    endpoints.merge(result.stream().endpoint().name(), Streams.of(result), Streams::and);
                }
            }

            @Override
            public List<RunFinding> findings() {
                List<Streams> judged = endpoints.values().stream()
                        .sorted(Comparator.comparingDouble(Streams::rate))
                        .toList();
                if (judged.size() < 2) {
                    return List.of();
                }
                Streams best = judged.get(0);
                Streams worst = judged.get(judged.size() - 1);
                // Where all fail, the error that they have in common is reported.
                if (worst.rate() == 1
                        || worst.rate() - best.rate() < MARKED
                        || worst.chance(best) > LEVEL / pairs(judged.size())) {
                    return List.of();
                }
                String message = "this endpoint fails markedly more often than another: " + worst.percent()
                        + ", compared with " + best.percent() + " on " + best.endpoint();
                return List.of(new RunFinding(worst.endpoint(), message, worst.failed(), List.of()));
            }
        };
    }

    /** The best and the worst of several differ more by chance than any two (Bonferroni's correction). */
    private static int pairs(int endpoints) {
        return endpoints * (endpoints - 1) / 2;
    }

    private record Streams(String endpoint, int all, int failed) {

        static Streams of(StreamResult result) {
            int failed = result.outcome() == StreamResult.Outcome.FAILED ? 1 : 0;
            return new Streams(result.stream().endpoint().name(), 1, failed);
        }

        Streams and(Streams other) {
            return new Streams(endpoint, all + other.all, failed + other.failed);
        }

        double rate() {
            return (double) failed / all;
        }

        /** How likely it is that at least so many of the failed streams are its own if both endpoints are alike. */
        double chance(Streams other) {
            return HypergeometricDistribution.of(all + other.all, failed + other.failed, all)
                    .survivalProbability(failed - 1);
        }

        String percent() {
            return Math.round(100 * rate()) + " % of " + all + " streams";
        }
    }
}
