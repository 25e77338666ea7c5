package io.github.streamcheck.baseline;

import io.github.streamcheck.plan.Direction;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.text.Quantities;
import io.github.streamcheck.text.Unit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Decides whether the median of a metric has changed. It has if chance does not explain the {@link Shift}, and if the change is
 * larger than both a share of the earlier figure and an amount that matters at all.
 */
final class MedianComparison {

    /** Fewer values say too little of a run. */
    static final int FEWEST_VALUES = 10;

    /** More runs than these are not suggested. */
    private static final int MOST_MORE_RUNS = 20;

    private final ComparisonKind against;
    private final double tolerance;

    /** {@code tolerance}: the relative change for the worse that is still accepted, above 0. */
    MedianComparison(ComparisonKind against, double tolerance) {
        this.against = against;
        this.tolerance = tolerance;
    }

    /** Against earlier runs, of which those with too few values are left out. */
    MetricChange against(Metric metric, List<Samples> earlier, Samples now) {
        List<Samples> enough =
                earlier.stream().filter(MedianComparison::isEnough).toList();
        if (!isEnough(now) || enough.isEmpty()) {
            return notJudged(metric, pooled(earlier), now);
        }
        String runs = enough.size() + (enough.size() == 1 ? " run" : " runs");
        String note = "compared with " + runs + ", n=" + Quantities.count(now.count()) + ", " + tolerated();
        return judge(metric, pooled(enough), now, Shift.against(enough, now), note);
    }

    /** Against values that were measured in the same minutes. */
    MetricChange sideBySide(Metric metric, Samples other, Samples now) {
        if (!isEnough(now) || !isEnough(other)) {
            return notJudged(metric, other, now);
        }
        String note = "n=" + Quantities.count(now.count()) + " and " + Quantities.count(other.count())
                + " side by side, " + tolerated();
        return judge(metric, other, now, Shift.sideBySide(other, now), note);
    }

    private String tolerated() {
        return Quantities.format(tolerance, Unit.RATIO) + " is tolerated";
    }

    private static boolean isEnough(Samples samples) {
        return samples.logarithms().length >= FEWEST_VALUES;
    }

    private static Samples pooled(List<Samples> runs) {
        return new Samples(
                runs.stream().mapToLong(Samples::count).sum(),
                runs.stream().flatMap(run -> run.values().stream()).toList());
    }

    private MetricChange notJudged(Metric metric, Samples earlier, Samples now) {
        boolean fewNow = !isEnough(now);
        return new MetricChange(
                against,
                metric,
                median(earlier),
                median(now),
                Optional.empty(),
                Change.NOT_JUDGED,
                OptionalInt.empty(),
                (fewNow ? "this run has " + now.count() : "the other side has " + earlier.count())
                        + " values of it, and fewer than " + FEWEST_VALUES + " say too little");
    }

    private static OptionalDouble median(Samples samples) {
        return samples.values().isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(samples.median());
    }

    private MetricChange judge(Metric metric, Samples earlier, Samples now, Shift shift, String note) {
        Change change = change(metric, now.median() - earlier.median(), shift);
        return new MetricChange(
                against,
                metric,
                median(earlier),
                median(now),
                Optional.of(MetricChange.Ratio.of(shift)),
                change,
                change == Change.UNCERTAIN ? moreRuns(shift) : OptionalInt.empty(),
                note);
    }

    private Change change(Metric metric, double difference, Shift shift) {
        double least = Compared.of(metric).map(Compared::leastDifference).orElse(0.0);
        boolean matters = Math.abs(shift.estimate()) > Math.log1p(tolerance)
                && Math.abs(difference) > least
                && Math.signum(difference) == Math.signum(shift.estimate());
        if (!matters) {
            return Change.SAME;
        }
        if (Math.abs(shift.estimate()) <= shift.margin()) {
            return Change.UNCERTAIN;
        }
        boolean worse = shift.estimate() > 0 == (metric.direction() == Direction.AT_MOST);
        return worse ? Change.REGRESSED : Change.IMPROVED;
    }

    /** After how many more runs with the same outcome chance would no longer explain it. */
    private static OptionalInt moreRuns(Shift shift) {
        for (int more = 1; more <= MOST_MORE_RUNS; more++) {
            if (shift.marginOf(1 + more) < Math.abs(shift.estimate())) {
                return OptionalInt.of(more);
            }
        }
        return OptionalInt.empty();
    }
}
