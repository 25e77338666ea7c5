package io.github.streamcheck.plan;

import io.github.streamcheck.text.Quantities;
import java.util.Optional;

/**
 * A limit that one figure of a run has to keep. Immutable.
 *
 * @param metric a metric that takes thresholds
 * @param statistic which figure of the metric's distribution; empty if the metric is a single value, and only then
 * @param limit in the metric's unit: ms, tokens/s, tokens or a fraction; finite, zero or more
 * @param level what follows if it is not kept
 */
public record Threshold(Metric metric, Optional<Statistic> statistic, double limit, Level level) {

    /** @throws IllegalArgumentException if the parts do not go together, which a parsed threshold never does */
    public Threshold {
        if (!metric.takesThreshold()) {
            throw new IllegalArgumentException(metric.parameter() + " takes no threshold");
        }
        if (metric.hasStatistics() != statistic.isPresent()) {
            throw new IllegalArgumentException(
                    metric.parameter() + (metric.hasStatistics() ? " needs a statistic" : " has no statistics"));
        }
        if (!Double.isFinite(limit) || limit < 0) {
            throw new IllegalArgumentException("a limit is finite and not negative, unlike " + limit);
        }
    }

    /** The name below {@code thresholds}, such as {@code ttft.p95} or {@code successRate}. */
    public String path() {
        return metric.parameter() + statistic.map(s -> "." + s).orElse("");
    }

    /** Whether the value, in the metric's unit, keeps the limit. A value that is no number does not. */
    public boolean isMetBy(double value) {
        return metric.direction().allows(value, limit);
    }

    /** The whole of it in a few characters, such as {@code ttft.p95 <= 800 ms}. */
    public String brief() {
        return path() + (metric.direction() == Direction.AT_MOST ? " <= " : " >= ") + formatLimit();
    }

    /** The limit with its unit and all its digits, such as {@code 800 ms}. */
    public String formatLimit() {
        return Quantities.formatExactly(limit, metric.unit());
    }

    /** A value with its unit, with enough digits to see on which side of the limit it lies. */
    public String format(double value) {
        return Quantities.formatBeside(limit, value, metric.unit());
    }
}
