package io.github.streamcheck.baseline;

import io.github.streamcheck.plan.Direction;
import io.github.streamcheck.plan.Metric;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/** Decides whether a rate of success has changed, by Fisher's exact test (one-sided, to each side). */
final class RateComparison {

    /** As unlikely as a change of a median has to be. */
    private static final double LEVEL = 0.005;

    private RateComparison() {}

    /**
     * How a rate came out.
     *
     * @param hits how many of them did
     * @param of how many could
     */
    record Count(int hits, int of) {
        /** The streams of a run that succeeded. */
        static Count of(RecordedRun run) {
            return new Count(run.succeeded(), run.streams());
        }

        double rate() {
            return (double) hits / of;
        }

        @Override
        public String toString() {
            return hits + " of " + of;
        }
    }

    static MetricChange against(ComparisonKind against, Metric metric, Count earlier, Count now) {
        if (now.of() < MedianComparison.FEWEST_VALUES || earlier.of() < MedianComparison.FEWEST_VALUES) {
            return new MetricChange(
                    against,
                    metric,
                    rate(earlier),
                    rate(now),
                    Optional.empty(),
                    Change.NOT_JUDGED,
                    OptionalInt.empty(),
                    now + " streams now, " + earlier + " before: fewer than " + MedianComparison.FEWEST_VALUES
                            + " say too little");
        }
        double difference = now.rate() - earlier.rate();
        double chance = chance(earlier, now);
        return new MetricChange(
                against,
                metric,
                rate(earlier),
                rate(now),
                Optional.empty(),
                change(metric, difference, chance),
                OptionalInt.empty(),
                now + " streams, before " + earlier + String.format(Locale.ROOT, ", p=%.2g", chance));
    }

    private static OptionalDouble rate(Count count) {
        return count.of() == 0 ? OptionalDouble.empty() : OptionalDouble.of(count.rate());
    }

    private static Change change(Metric metric, double difference, double chance) {
        double least = Compared.of(metric).map(Compared::leastDifference).orElse(0.0);
        if (Math.abs(difference) <= least) {
            return Change.SAME;
        }
        if (chance > LEVEL) {
            return Change.UNCERTAIN;
        }
        return difference < 0 == (metric.direction() == Direction.AT_LEAST) ? Change.REGRESSED : Change.IMPROVED;
    }

    /** How likely at least such a difference to this side is if nothing has changed. */
    static double chance(Count earlier, Count now) {
        HypergeometricDistribution drawn =
                HypergeometricDistribution.of(earlier.of() + now.of(), earlier.hits() + now.hits(), now.of());
        return now.rate() < earlier.rate()
                ? drawn.cumulativeProbability(now.hits())
                : drawn.survivalProbability(now.hits() - 1);
    }
}
