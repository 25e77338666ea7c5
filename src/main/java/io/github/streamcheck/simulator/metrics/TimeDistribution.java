package io.github.streamcheck.simulator.metrics;

import org.HdrHistogram.Histogram;

/**
 * The distribution of any number of values in bounded memory: count, mean, minimum and maximum are exact, percentiles are up to
 * 0.1 % too small and never too large. Not thread-safe.
 */
final class TimeDistribution {

    private static final int DIGITS = 3;

    private final Histogram histogram = new Histogram(DIGITS);
    private double sum;
    private long min = Long.MAX_VALUE;
    private long max;

    /** Adds a value, 0 or more. */
    void add(long value) {
        histogram.recordValue(value);
        sum += value;
        min = Math.min(min, value);
        max = Math.max(max, value);
    }

    long count() {
        return histogram.getTotalCount();
    }

    /** How many values are at most this; none below 0. */
    long countUpTo(long value) {
        return value < 0 ? 0 : histogram.getCountBetweenValues(0, Math.min(value, histogram.getMaxValue()));
    }

    /** The mean; 0 without values. */
    double mean() {
        return count() == 0 ? 0 : sum / count();
    }

    /** The smallest value; 0 without values. */
    long min() {
        return count() == 0 ? 0 : min;
    }

    /** The largest value; 0 without values. */
    long max() {
        return max;
    }

    /** The nearest-rank percentile, 0 to 100; 0 without values. */
    long percentile(double percent) {
        // Rounded down, as a client must never see less than the server says.
        long value = histogram.lowestEquivalentValue(histogram.getValueAtPercentile(percent));
        return Math.max(min(), value);
    }
}
