package io.github.streamcheck.observe.rules.run;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Phase;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.RunFinding;
import io.github.streamcheck.observe.RunObserver;
import io.github.streamcheck.observe.RunRule;
import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Severity;
import java.util.List;
import java.util.OptionalDouble;

/** Reports a time to the first token that grows during the run. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.RUN,
        severity = Severity.OFF,
        strictSeverity = Severity.WARNING,
        summary = "TTFT grows with the number of the stream",
        explanation = """
            In a run of similar streams, TTFT should not depend on the number of earlier ones. Growth indicates a leak,
            a cache that fills, or a growing queue. Reported if the growth over the run is above half of the mean, with
            a correlation of 0.8 and at least 20 streams.

            Fix: Compare with the memory and the queue of the server during the run.""")
public final class OrderEffect implements RunRule {

    private static final int MIN_STREAMS = 20;
    private static final double CLOSELY = 0.8;
    private static final double MARKED = 0.5;

    @Override
    public RunObserver observe() {
        return new RunObserver() {
            private long n;
            private double sumX;
            private double sumY;
            private double sumXx;
            private double sumXy;
            private double sumYy;

            @Override
            public void ended(StreamResult result) {
                OptionalDouble ttft = result.ofServer().get(Metric.TTFT);
                if (result.stream().phase() == Phase.MEASURED && ttft.isPresent()) {
                    double x = n++;
                    // The client's own lag is no effect of the server.
                    double lag = result.ofServer().get(Metric.TTFT_LAG).orElse(0);
                    double y = Math.max(0, ttft.getAsDouble() - lag);
                    sumX += x;
                    sumY += y;
                    sumXx += x * x;
                    sumXy += x * y;
                    sumYy += y * y;
                }
            }

            @Override
            public List<RunFinding> findings() {
                double spreadX = n * sumXx - sumX * sumX;
                double spreadY = n * sumYy - sumY * sumY;
                double together = n * sumXy - sumX * sumY;
                double growth = together / spreadX * n;
                // No number, which is above nothing, where all times are equal.
                double correlation = together / Math.sqrt(spreadX * spreadY);
                String message = "the time to the first token grows with every stream";
                return n >= MIN_STREAMS && correlation > CLOSELY && growth > MARKED * sumY / n
                        ? List.of(new RunFinding(RunFinding.ALL, message, (int) n, List.of()))
                        : List.of();
            }
        };
    }
}
