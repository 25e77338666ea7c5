package io.github.streamcheck.capacity;

import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.plan.Statistic;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Where the true value of a statistic lies with {@value #CONFIDENCE} confidence, as far as chance within the sample goes.
 *
 * @param low its lower end, in the metric's unit
 * @param high its upper end
 */
record Interval(double low, double high) {

    /** Of each interval: several looks at several loads leave few searches with an error. */
    static final double CONFIDENCE = 0.99;

    /** How likely the true value is to be beyond one end. */
    static final double TAIL = (1 - CONFIDENCE) / 2;

    /** The same as a quantile of the normal distribution. */
    private static final double DEVIATIONS = 2.576;

    /**
     * The interval of a statistic. That of a percentile is given by two of the ordered values, whatever their distribution: the number
     * of values up to the true percentile is binomially distributed (W. J. Conover, "Practical Nonparametric Statistics", 3rd edition,
     * 1999, section 3.2; H. A. David, H. N. Nagaraja, "Order Statistics", 3rd edition, 2003, section 7.1). Where the values are too few
     * for an end, the smallest or largest of them stands for it. That of a mean is the normal approximation.
     *
     * @param values at least one
     */
    static Interval of(Distribution values, Statistic statistic) {
        if (statistic instanceof Statistic.Percentile percentile) {
            int count = (int) Math.min(Integer.MAX_VALUE, values.count());
            BinomialDistribution below = BinomialDistribution.of(count, percentile.percent() / 100);
            int first = below.inverseCumulativeProbability(TAIL);
            int last = below.inverseCumulativeProbability(1 - TAIL) + 1;
            return new Interval(
                    values.percentile(100.0 * Math.max(1, first) / count),
                    values.percentile(100.0 * Math.min(count, last) / count));
        }
        double value = values.value(statistic);
        double chance = statistic == Statistic.Simple.MEAN
                ? DEVIATIONS * values.standardDeviation() / Math.sqrt((double) values.count())
                : 0;
        return new Interval(value - chance, value + chance);
    }
}
