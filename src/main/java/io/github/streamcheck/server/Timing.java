package io.github.streamcheck.server;

import io.github.streamcheck.server.Exposition.Sample;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Where a page in the text format sums up the values of a metric. Stateless and thread-safe. */
@FunctionalInterface
public interface Timing {

    /** The label of a summary's percentiles. */
    String QUANTILE = "quantile";

    /** The summary in the metric's unit; empty if it is not on the page. */
    Optional<Summary> on(Exposition page);

    /** A histogram or summary in seconds, of all its series together. */
    static Timing seconds(String family) {
        return of(family, 1e3);
    }

    /**
     * A histogram or summary, of all its series together, or a gauge that is the mean.
     *
     * @param perUnit how many of the metric's unit go into one of the family's
     */
    static Timing of(String family, double perUnit) {
        return page -> {
            List<Sample> counts = page.samples(family + "_count");
            return counts.isEmpty()
                    ? gauge(page.samples(family), perUnit)
                    : Optional.of(read(page, family, perUnit, sample -> true));
        };
    }

    /** The same of that text of a label alone whose values add up to the most: of models that call each other. */
    static Timing largest(String family, double perUnit, String label) {
        return page -> page.samples(family + "_sum").stream()
                .max(Comparator.comparingDouble(Sample::value))
                .map(most -> read(
                        page, family, perUnit, sample -> sample.label(label).equals(most.label(label))));
    }

    /** The first of these that is on the page: names change. */
    static Timing first(Timing... timings) {
        return page ->
                Stream.of(timings).flatMap(timing -> timing.on(page).stream()).findFirst();
    }

    private static Optional<Summary> gauge(List<Sample> samples, double perUnit) {
        return samples.size() == 1
                ? Optional.of(Summary.of(
                        OptionalDouble.empty(), OptionalDouble.of(samples.get(0).value() * perUnit)))
                : Optional.empty();
    }

    private static Summary read(Exposition page, String family, double perUnit, Predicate<Sample> counted) {
        double count = sum(page, family + "_count", counted);
        double sum = sum(page, family + "_sum", counted) * perUnit;
        return new Summary(
                OptionalDouble.of(count),
                count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                percentiles(page.samples(family).stream().filter(counted).toList(), perUnit),
                buckets(page.samples(family + "_bucket"), perUnit, counted));
    }

    private static double sum(Exposition page, String name, Predicate<Sample> counted) {
        return page.samples(name).stream()
                .filter(counted)
                .mapToDouble(Sample::value)
                .sum();
    }

    /** Percentiles of several series can't be put together. One of no values is not a number, which is no mistake. */
    private static NavigableMap<Double, Double> percentiles(List<Sample> quantiles, double perUnit) {
        NavigableMap<Double, Double> percentiles = new TreeMap<>();
        boolean several = quantiles.stream()
                        .map(quantile -> quantile.label(QUANTILE))
                        .distinct()
                        .count()
                < quantiles.size();
        for (Sample quantile : several ? List.<Sample>of() : quantiles) {
            bound(quantile.label(QUANTILE))
                    .filter(rank -> !Double.isNaN(quantile.value()))
                    .ifPresent(rank -> percentiles.put(rank * 100, quantile.value() * perUnit));
        }
        return percentiles;
    }

    private static NavigableMap<Double, Double> buckets(
            List<Sample> samples, double perUnit, Predicate<Sample> counted) {
        NavigableMap<Double, Double> buckets = new TreeMap<>();
        samples.stream()
                .filter(counted)
                .forEach(sample -> bound(sample.label("le"))
                        .ifPresent(bound -> buckets.merge(bound * perUnit, sample.value(), Double::sum)));
        return buckets;
    }

    private static Optional<Double> bound(String text) {
        if (text.equals("+Inf")) {
            return Optional.of(Double.POSITIVE_INFINITY);
        }
        try {
            return Optional.of(Double.valueOf(text));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
