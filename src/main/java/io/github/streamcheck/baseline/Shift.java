package io.github.streamcheck.baseline;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How far the values of a run lie from those of earlier runs, as a shift of their logarithms, and how far they may lie from them by
 * chance. Immutable.
 *
 * <p>The noise between runs is larger than that inside a run, and tests that only know the latter (a rank test, a bootstrap
 * interval) raise more false alarms the more values there are. So the variance is of two parts: that of a Hodges-Lehmann shift
 * inside runs, and that between runs, which is estimated from the medians of the earlier runs and a prior of {@value #PRIOR_NOISE}
 * with the weight of {@value #PRIOR_RUNS} runs, since a few medians say little of it.
 *
 * @param estimate the Hodges-Lehmann shift: the median of all differences between a value now and one earlier
 * @param within the variance of the estimate by the noise inside the runs
 * @param between the variance from one run to another; 0 if both sides were measured side by side
 * @param runs how many earlier runs there are, 1 or more
 * @param margin how far chance may move the estimate to either side, but for one case in a hundred
 */
record Shift(double estimate, double within, double between, int runs, double margin) {

    /** The relative noise between runs that is expected before any is seen. */
    private static final double PRIOR_NOISE = 0.06;

    private static final int PRIOR_RUNS = 8;

    /** One in two hundred to each side. */
    private static final double LEVEL = 0.995;

    /** The shift against earlier runs; each side has at least one value above 0. */
    static Shift against(List<Samples> earlier, Samples now) {
        double[] fresh = now.logarithms();
        double[] pooled = pooled(earlier);
        double within = within(now.count(), fresh, count(earlier), pooled);
        int runs = earlier.size();
        double excess = excess(earlier);
        double between = (PRIOR_RUNS * PRIOR_NOISE * PRIOR_NOISE + (runs - 1) * excess) / (runs + PRIOR_RUNS - 1);
        double deviation = Math.sqrt(within + between * (1 + 1.0 / runs));
        double margin = quantile(runs + PRIOR_RUNS - 1) * deviation;
        return new Shift(hodgesLehmann(fresh, pooled), within, between, runs, margin);
    }

    /** The shift against values that were measured in the same minutes, so that there is no noise but the one inside. */
    static Shift sideBySide(Samples other, Samples now) {
        double[] fresh = now.logarithms();
        double[] old = other.logarithms();
        double within = within(now.count(), fresh, other.count(), old);
        double margin = quantile(Math.max(1, fresh.length + old.length - 2)) * Math.sqrt(within);
        return new Shift(hodgesLehmann(fresh, old), within, 0, 1, margin);
    }

    /** What the shift is at least. */
    double lower() {
        return estimate - margin;
    }

    /** What the shift is at most. */
    double upper() {
        return estimate + margin;
    }

    /** How far chance may move the mean of this many runs as this one, against the same earlier runs. */
    double marginOf(int now) {
        return quantile(runs + PRIOR_RUNS - 1) * Math.sqrt(within / now + between * (1.0 / now + 1.0 / runs));
    }

    private static double within(long n, double[] fresh, long m, double[] old) {
        double s1 = Quantiles.spread(fresh);
        double s0 = Quantiles.spread(old);
        return Math.PI / 3 * (s1 * s1 / n + s0 * s0 / m);
    }

    /** How much more the medians of runs vary than the noise inside the runs explains; never below 0. */
    private static double excess(List<Samples> runs) {
        if (runs.size() < 2) {
            return 0;
        }
        double[] medians = new double[runs.size()];
        double explained = 0;
        for (int i = 0; i < medians.length; i++) {
            double[] values = runs.get(i).logarithms();
            double spread = Quantiles.spread(values);
            medians[i] = Quantiles.of(values, 0.5);
            explained += Math.PI / 2 * spread * spread / runs.get(i).count() / medians.length;
        }
        double mean = Arrays.stream(medians).average().orElse(0);
        double squares = Arrays.stream(medians)
                .map(median -> (median - mean) * (median - mean))
                .sum();
        return Math.max(0, squares / (medians.length - 1) - explained);
    }

    private static double[] pooled(List<Samples> runs) {
        return runs.stream()
                .map(Samples::logarithms)
                .flatMapToDouble(Arrays::stream)
                .sorted()
                .toArray();
    }

    private static long count(List<Samples> runs) {
        return runs.stream().mapToLong(Samples::count).sum();
    }

    private static double hodgesLehmann(double[] fresh, double[] old) {
        double[] differences = new double[fresh.length * old.length];
        int i = 0;
        for (double now : fresh) {
            for (double before : old) {
                differences[i++] = now - before;
            }
        }
        Arrays.sort(differences);
        return Quantiles.of(differences, 0.5);
    }

    private static double quantile(int degreesOfFreedom) {
        return TDistribution.of(degreesOfFreedom).inverseCumulativeProbability(LEVEL);
    }
}
