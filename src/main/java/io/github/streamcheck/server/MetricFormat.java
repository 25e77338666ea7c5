package io.github.streamcheck.server;

import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.text.Quantities;

/** Figures for people. Stateless. */
public final class MetricFormat {

    private static final double LARGEST_EXACT = 1e15;

    private MetricFormat() {}

    /** A count, without decimals if it has none. */
    public static String count(double count) {
        boolean whole = count == Math.rint(count) && Math.abs(count) < LARGEST_EXACT;
        return whole ? String.valueOf((long) count) : String.valueOf(count);
    }

    /** How much a count has grown: {@code +12}. */
    public static String growth(double growth) {
        return (growth < 0 ? "" : "+") + count(growth);
    }

    /** A value with its metric's unit. */
    public static String value(Metric metric, double value) {
        return Quantities.format(value, metric.unit());
    }
}
