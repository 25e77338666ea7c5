package io.github.streamcheck.baseline;

import io.github.streamcheck.plan.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The figures that are compared with earlier runs: medians of metrics, the rate of success, and capacities. */
public enum Compared {
    /** Users do not notice less, and an idle machine differs by as much from one day to another. */
    TTFT(Metric.TTFT, 20),
    /** As much as a timer is late. */
    TPOT(Metric.TPOT, 1),
    TPS(Metric.TPS, 0),
    SUCCESS_RATE(Metric.SUCCESS_RATE, 0.01),
    CAPACITY(Metric.CAPACITY, 0),
    CONCURRENT_CAPACITY(Metric.CONCURRENT_CAPACITY, 0);

    private final Metric metric;
    private final double leastDifference;

    Compared(Metric metric, double leastDifference) {
        this.metric = metric;
        this.leastDifference = leastDifference;
    }

    /** Its metric. */
    public Metric metric() {
        return metric;
    }

    /** A difference up to this is none that matters, in the metric's unit. */
    double leastDifference() {
        return leastDifference;
    }

    /** The metrics with values of which the medians are compared. */
    public static List<Metric> medians() {
        return Arrays.stream(values())
                .map(Compared::metric)
                .filter(Metric::hasStatistics)
                .toList();
    }

    /** The metrics that a search for the highest load finds. */
    static List<Metric> capacities() {
        return Arrays.stream(values())
                .map(Compared::metric)
                .filter(Metric::isOfSearch)
                .toList();
    }

    /** All metrics that are compared. */
    public static List<Metric> metrics() {
        return Arrays.stream(values()).map(Compared::metric).toList();
    }

    /** What is compared of this metric, if it is. */
    public static Optional<Compared> of(Metric metric) {
        return Arrays.stream(values()).filter(each -> each.metric == metric).findFirst();
    }
}
