package io.github.streamcheck.measure;

import io.github.streamcheck.plan.Statistic;
import io.github.streamcheck.text.Unit;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/**
 * The values of one metric, in a histogram with a relative error of at most 0.1 % (three significant digits); count, mean,
 * minimum and maximum are exact. Percentiles are nearest-rank, so merging never changes them beyond that error. Where less is
 * better, a percentile is given as the lowest value of its bucket, elsewhere as the highest, so that a value on a limit is never
 * reported to be beyond it.
 *
 * <p>Thread-safe.
 */
public final class Distribution {

    private static final int SIGNIFICANT_DIGITS = 3;

    /** Beyond this many ticks (39 hours in nanoseconds) values are counted as this many. */
    private static final long MAX_TICKS = 1L << 47;

    private final double ticksPerUnit;
    private final boolean lessIsBetter;
    private final boolean rates;
    private final Histogram histogram = new Histogram(SIGNIFICANT_DIGITS);
    private double sum;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    public Distribution(Unit unit) {
        // A tick is far below a thousandth of any figure but 0; tokens are counted whole.
        this.ticksPerUnit = unit == Unit.TOKENS ? 1 : 1e6;
        this.lessIsBetter = unit == Unit.MILLISECONDS;
        this.rates = unit == Unit.TOKENS_PER_SECOND;
    }

    /**
     * Values that were taken elsewhere, in figures of their unit.
     *
     * @param ticks as {@link #ticks()} gave them
     * @param sum of the values, as {@link #sum()} gave it
     * @param min the smallest of them
     * @param max the largest of them
     */
    public static Distribution of(Unit unit, Histogram ticks, double sum, double min, double max) {
        Distribution values = new Distribution(unit);
        values.histogram.add(ticks);
        values.sum = sum;
        values.min = min;
        values.max = max;
        return values;
    }

    /** Adds a figure in the metric's unit; a negative one counts as 0. */
    public synchronized void add(double figure) {
        double value = Math.max(0, figure);
        histogram.recordValue(Math.min(MAX_TICKS, Math.round(value * ticksPerUnit)));
        sum += value;
        min = Math.min(min, value);
        max = Math.max(max, value);
    }

    /** Adds all values of {@code other}, which is of the same unit and at rest. */
    public synchronized void addAll(Distribution other) {
        synchronized (other) {
            histogram.add(other.histogram);
            sum += other.sum;
            min = Math.min(min, other.min);
            max = Math.max(max, other.max);
        }
    }

    /** A copy of the histogram, in ticks: nanoseconds, millionths of a token per second, or tokens. */
    public synchronized Histogram ticks() {
        return histogram.copy();
    }

    public synchronized long count() {
        return histogram.getTotalCount();
    }

    /** The sum of all values; 0 without values. */
    public synchronized double sum() {
        return sum;
    }

    /** The arithmetic mean; NaN without values. */
    public synchronized double mean() {
        return sum / histogram.getTotalCount();
    }

    /** The standard deviation, as far as the histogram shows it; NaN without values. */
    public synchronized double standardDeviation() {
        return histogram.getTotalCount() == 0 ? Double.NaN : histogram.getStdDeviation() / ticksPerUnit;
    }

    /** The smallest value; infinite without values. */
    public synchronized double min() {
        return min;
    }

    /** The largest value; infinite without values. */
    public synchronized double max() {
        return max;
    }

    /** The statistic, in the metric's unit; NaN or infinite without values. */
    public double value(Statistic statistic) {
        if (statistic instanceof Statistic.Percentile percentile) {
            return percentile(percentile.percent());
        }
        return switch ((Statistic.Simple) statistic) {
            case MIN -> min();
            case MEAN -> mean();
            case MAX -> max();
        };
    }

    /**
     * The statistic as reports show it; empty for a percentile of too few values, and for the mean of rates: one stream
     * that is over at once would raise it far above what any of the others reached.
     */
    public OptionalDouble shown(Statistic statistic) {
        boolean meaningless = rates && statistic == Statistic.Simple.MEAN;
        return meaningless || count() < statistic.fewestShown()
                ? OptionalDouble.empty()
                : OptionalDouble.of(value(statistic));
    }

    /** The nearest-rank percentile; {@code p} in (0, 100]. NaN without values. */
    public synchronized double percentile(double p) {
        if (histogram.getTotalCount() == 0) {
            return Double.NaN;
        }
        long found = histogram.getValueAtPercentile(p);
        long ticks = lessIsBetter ? histogram.lowestEquivalentValue(found) : histogram.highestEquivalentValue(found);
        return Math.max(min, Math.min(max, ticks / ticksPerUnit));
    }
}
