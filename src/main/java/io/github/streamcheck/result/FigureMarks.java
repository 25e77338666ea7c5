package io.github.streamcheck.result;

import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Statistic;
import io.github.streamcheck.verdict.OwnLag;
import java.util.Set;

/** Says which figures of an endpoint are marked, and how. */
@FunctionalInterface
public interface FigureMarks {

    /** Marks nothing. */
    FigureMarks NONE = (metric, statistic) -> FigureMark.NONE;

    FigureMark of(Metric metric, Statistic statistic);

    /** Marks all figures of some metrics. */
    static FigureMarks heldBack(Set<Metric> metrics) {
        return (metric, statistic) -> metrics.contains(metric) ? FigureMark.HELD_BACK : FigureMark.NONE;
    }

    /** Marks what the client spoils. */
    static FigureMarks ownLag(OwnLag lag) {
        return (metric, statistic) -> lag.spoils(metric, statistic) ? FigureMark.OWN_LAG : FigureMark.NONE;
    }

    /** Marks what this does; what it does not, {@code other} may. */
    default FigureMarks or(FigureMarks other) {
        return (metric, statistic) -> {
            FigureMark mark = of(metric, statistic);
            return mark == FigureMark.NONE ? other.of(metric, statistic) : mark;
        };
    }
}
