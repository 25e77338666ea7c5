package io.github.streamcheck.observe.rules;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Phase;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RunFinding;
import io.github.streamcheck.observe.RunObserver;
import io.github.streamcheck.observe.RunRule;
import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Severity;
import java.util.List;
import java.util.OptionalDouble;

/** A server that gets slower. */
@AutoService(Rule.class)
public final class OrderEffect implements RunRule {

    private static final int MIN_STREAMS = 20;
    private static final double CLOSELY = 0.8;
    private static final double MARKED = 0.5;

    @Override
    public String id() {
        return "order-effect";
    }

    @Override
    public Category category() {
        return Category.RUN;
    }

    @Override
    public Severity severity() {
        return Severity.OFF;
    }

    @Override
    public Severity strictSeverity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "TTFT grows with the number of the stream";
    }

    @Override
    public String explanation() {
        return "In a run whose streams are alike, the time to the first token should not depend on how "
                + "many came before. Growth points to a leak, a cache that fills, or a queue that is longer "
                + "after each stream. Said where the growth over the run is above half of the mean, and the "
                + "two go together (a correlation of 0.8, 20 streams or more).";
    }

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
                OptionalDouble ttft = result.figures().get(Metric.TTFT);
                if (result.stream().phase() == Phase.MEASURED && ttft.isPresent()) {
                    double x = n++;
                    double y = ttft.getAsDouble();
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
                if (n < MIN_STREAMS || spreadY <= 0 || together <= 0) {
                    return List.of();
                }
                double growth = together / spreadX * n;
                double correlation = together / Math.sqrt(spreadX * spreadY);
                return correlation > CLOSELY && growth > MARKED * sumY / n
                        ? List.of(new RunFinding(
                                RunFinding.ALL,
                                "the time to the first token grows with every stream",
                                (int) n,
                                List.of()))
                        : List.of();
            }
        };
    }
}
