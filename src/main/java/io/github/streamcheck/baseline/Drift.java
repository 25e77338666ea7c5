package io.github.streamcheck.baseline;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Finds a slow drift over several runs, none of which differs much from the one before: the Mann-Kendall test for a trend, exact,
 * and the slope of Theil and Sen for its size.
 */
final class Drift {

    /** Of fewer runs no order is unlikely enough. */
    private static final int FEWEST_RUNS = 6;

    private static final double LEVEL = 0.005;

    private Drift() {}

    /** By how much the logarithms of the figures rise (fall, if negative) from the first to the last; empty if there is no trend. */
    static OptionalDouble of(double[] medians) {
        int n = medians.length;
        if (n < FEWEST_RUNS) {
            return OptionalDouble.empty();
        }
        double[] slopes = new double[n * (n - 1) / 2];
        int rises = 0;
        int falls = 0;
        int next = 0;
        for (int later = 1; later < n; later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                double rise = Math.log(medians[later] / medians[earlier]);
                slopes[next++] = rise / (later - earlier);
                rises += rise > 0 ? 1 : 0;
                falls += rise < 0 ? 1 : 0;
            }
        }
        if (chance(n, slopes.length - Math.max(rises, falls)) > LEVEL) {
            return OptionalDouble.empty();
        }
        Arrays.sort(slopes);
        return OptionalDouble.of(Quantiles.of(slopes, 0.5) * (n - 1));
    }

    /** How many of all orders of {@code n} figures have at most so many pairs against the trend, as a share. */
    static double chance(int n, int against) {
        // shares[k]: of the orders with exactly k such pairs, for one figure more with each round.
        double[] shares = {1};
        for (int size = 2; size <= n; size++) {
            double[] more = new double[shares.length + size - 1];
            for (int k = 0; k < shares.length; k++) {
                for (int place = 0; place < size; place++) {
                    more[k + place] += shares[k] / size;
                }
            }
            shares = more;
        }
        return Arrays.stream(shares).limit(against + 1L).sum();
    }
}
