package io.github.streamcheck.server;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * What a server reports about the values of one metric, in the metric's unit. What it does not report is absent. Immutable.
 *
 * @param count how many values
 * @param mean their mean
 * @param min the smallest
 * @param max the largest
 * @param percentiles by percent, 0 to 100
 * @param buckets how many values are at most as large as each bound; the last bound is infinite
 */
public record Summary(
        OptionalDouble count,
        OptionalDouble mean,
        OptionalDouble min,
        OptionalDouble max,
        NavigableMap<Double, Double> percentiles,
        NavigableMap<Double, Double> buckets) {

    private static final int MEDIAN = 50;

    /** One that says nothing. */
    public static final Summary EMPTY = of(OptionalDouble.empty(), OptionalDouble.empty());

    public Summary {
        percentiles = Collections.unmodifiableNavigableMap(new TreeMap<>(percentiles));
        buckets = Collections.unmodifiableNavigableMap(new TreeMap<>(buckets));
    }

    /** One that says no more than this. */
    public static Summary of(OptionalDouble count, OptionalDouble mean) {
        return new Summary(
                count, mean, OptionalDouble.empty(), OptionalDouble.empty(), new TreeMap<>(), new TreeMap<>());
    }

    /** A histogram, of which {@code sum} is of all values. */
    public static Summary ofHistogram(double count, double sum, NavigableMap<Double, Double> buckets) {
        return new Summary(
                OptionalDouble.of(count),
                mean(count, sum),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                new TreeMap<>(),
                buckets);
    }

    /** Whether it says nothing of any value. */
    public boolean isEmpty() {
        boolean none = count.isPresent() && count.getAsDouble() == 0;
        return none || (mean.isEmpty() && min.isEmpty() && max.isEmpty() && percentiles.isEmpty());
    }

    /** The lowest figure that it gives of any value. */
    public OptionalDouble lowest() {
        return min.isPresent() ? min : figures().min();
    }

    /** The highest figure that it gives of any value. */
    public OptionalDouble highest() {
        return max.isPresent() ? max : figures().max();
    }

    /** The mean, or else the median, or else the lowest figure there is. */
    public OptionalDouble typical() {
        if (mean.isPresent()) {
            return mean;
        }
        Double median = percentiles.get((double) MEDIAN);
        return median == null ? lowest() : OptionalDouble.of(median);
    }

    /** Mean, extremes and percentiles. */
    public DoubleStream figures() {
        return DoubleStream.concat(
                DoubleStream.concat(DoubleStream.concat(mean.stream(), min.stream()), max.stream()),
                percentiles.values().stream().mapToDouble(Double::doubleValue));
    }

    /**
     * What came to it after {@code earlier}. For a summary without a count, or whose count has fallen, this is unknown, so it is
     * returned unchanged.
     */
    public Summary since(Summary earlier) {
        double before = earlier.count.orElse(0);
        if (count.isEmpty() || before == 0 || count.getAsDouble() < before) {
            return this;
        }
        double grown = count.getAsDouble() - before;
        double sum = mean.orElse(0) * count.getAsDouble() - earlier.mean.orElse(0) * before;
        NavigableMap<Double, Double> later = new TreeMap<>();
        buckets.forEach((bound, values) -> later.put(bound, values - earlier.buckets.getOrDefault(bound, 0.0)));
        return ofHistogram(grown, sum, later);
    }

    private static OptionalDouble mean(double count, double sum) {
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
    }
}
