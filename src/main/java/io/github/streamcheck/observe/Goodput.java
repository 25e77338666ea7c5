package io.github.streamcheck.observe;

import io.github.streamcheck.plan.Level;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Threshold;
import io.github.streamcheck.plan.Thresholds;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Whether a stream is good: it succeeded, and its own figures keep every limit that would fail the verdict, whichever statistic
 * the limit is set on. Gaps between tokens are compared with the limit by their mean (TPOT). A figure that the stream did not
 * yield is ignored.
 */
final class Goodput {

    private final List<Threshold> limits;

    Goodput(Thresholds thresholds) {
        limits = thresholds.list().stream()
                .filter(threshold -> threshold.statistic().isPresent() && threshold.level() == Level.FAIL)
                .toList();
    }

    boolean isGood(StreamResult result) {
        return result.outcome() == StreamResult.Outcome.SUCCEEDED
                && limits.stream().allMatch(limit -> isKept(limit, result.figures()));
    }

    private static boolean isKept(Threshold limit, StreamFigures figures) {
        OptionalDouble figure = figures.get(limit.metric() == Metric.ITL ? Metric.TPOT : limit.metric());
        return figure.isEmpty() || limit.isMetBy(figure.getAsDouble());
    }
}
