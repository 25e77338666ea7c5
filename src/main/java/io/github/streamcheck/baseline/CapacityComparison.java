package io.github.streamcheck.baseline;

import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.text.Quantities;
import io.github.streamcheck.text.Unit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Decides whether a capacity has changed. A run has only one, so it is compared with those of the earlier runs as they are: it has
 * changed if it is beyond all of them, and further from their median than is tolerated.
 */
final class CapacityComparison {

    private CapacityComparison() {}

    /** {@code tolerance}: the relative change for the worse that is still accepted, above 0. */
    static MetricChange against(Metric metric, List<Samples> earlier, Samples now, double tolerance) {
        double[] before = earlier.stream()
                .flatMap(run -> run.values().stream())
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        OptionalDouble was = before.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Quantiles.of(before, 0.5));
        OptionalDouble is = now.values().isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(now.median());
        return new MetricChange(
                ComparisonKind.BASELINE,
                metric,
                was,
                is,
                Optional.empty(),
                was.isPresent() && is.isPresent()
                        ? change(before, was.getAsDouble(), is.getAsDouble(), tolerance)
                        : Change.NOT_JUDGED,
                OptionalInt.empty(),
                "compared with " + before.length + (before.length == 1 ? " run" : " runs") + ", "
                        + Quantities.format(tolerance, Unit.RATIO) + " is tolerated");
    }

    private static Change change(double[] before, double median, double now, double tolerance) {
        boolean lower = now * (1 + tolerance) < median;
        boolean higher = now > median * (1 + tolerance);
        if (!lower && !higher) {
            return Change.SAME;
        }
        if (lower && now < before[0]) {
            return Change.REGRESSED;
        }
        return higher && now > before[before.length - 1] ? Change.IMPROVED : Change.UNCERTAIN;
    }
}
