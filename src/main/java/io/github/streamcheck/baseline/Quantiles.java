package io.github.streamcheck.baseline;

/** Quantiles of values in memory. */
final class Quantiles {

    /** The interquartile range of a normal distribution, in its standard deviations. */
    private static final double NORMAL_RANGE = 1.349;

    private Quantiles() {}

    /** The quantile {@code p}, 0 to 1, of ascending values, with a straight line between neighbours; NaN without values. */
    static double of(double[] ascending, double p) {
        if (ascending.length == 0) {
            return Double.NaN;
        }
        double place = p * (ascending.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, ascending.length - 1);
        return ascending[below] + (place - below) * (ascending[above] - ascending[below]);
    }

    /** The standard deviation of ascending values, by a measure that outliers don't move. */
    static double spread(double[] ascending) {
        return (of(ascending, 0.75) - of(ascending, 0.25)) / NORMAL_RANGE;
    }
}
