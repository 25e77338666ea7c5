package io.github.streamcheck.baseline;

import io.github.streamcheck.plan.Metric;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A run against earlier ones, or against another server.
 *
 * @param against which of the two
 * @param runs how many earlier runs it was compared with; 1 for another server
 * @param incomparable why it was not, if it should have been
 * @param changes of each figure that one side has
 * @param drifts slow changes for the worse over the earlier runs and this one, in words
 * @param failing the metrics whose regression fails the verdict
 */
public record BaselineComparison(
        ComparisonKind against,
        int runs,
        Optional<String> incomparable,
        List<MetricChange> changes,
        List<Drifting> drifts,
        Set<Metric> failing) {

    /** Nothing was compared, nor should have been. */
    public static final BaselineComparison NONE =
            new BaselineComparison(ComparisonKind.BASELINE, 0, Optional.empty(), List.of(), List.of(), Set.of());

    /** With fewer runs, the noise between them is not known well enough to fail a build. */
    public static final int FEWEST_RUNS = 5;

    public BaselineComparison {
        changes = List.copyOf(changes);
        drifts = List.copyOf(drifts);
        Set<Metric> copy = EnumSet.noneOf(Metric.class);
        copy.addAll(failing);
        failing = Collections.unmodifiableSet(copy);
    }

    /**
     * A slow drift.
     *
     * @param metric of which
     * @param message in one line
     */
    public record Drifting(Metric metric, String message) {}

    static BaselineComparison incomparable(ComparisonKind against, String why) {
        return new BaselineComparison(against, 0, Optional.of(why), List.of(), List.of(), Set.of());
    }

    /** Whether a regression of this figure fails the verdict. */
    public boolean fails(MetricChange change) {
        return !isYoung() && failing.contains(change.metric());
    }

    /** Whether there are too few earlier runs to fail a build. */
    public boolean isYoung() {
        return against == ComparisonKind.BASELINE && runs < FEWEST_RUNS;
    }
}
