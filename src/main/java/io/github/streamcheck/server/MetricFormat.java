package io.github.streamcheck.server;

import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.text.Quantities;

/** Figures for people. Stateless. */
public final class MetricFormat {

    private MetricFormat() {}

    /** How much a count has grown: {@code +12}. */
    public static String growth(double growth) {
        return (growth < 0 ? "" : "+") + Quantities.format(growth);
    }

    /** A value with its metric's unit. */
    public static String value(Metric metric, double value) {
        return Quantities.format(value, metric.unit());
    }
}
