package io.github.streamcheck.server;

import io.github.streamcheck.server.Exposition.Sample;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a page in the text format counts something. Stateless and thread-safe. */
@FunctionalInterface
public interface Counting {

    /** The count; empty if it is not on the page. */
    OptionalDouble on(Exposition page);

    /** All series of a name together, with any labels. */
    static Counting all(String name) {
        return of(name, sample -> true);
    }

    /** Those whose label has one of these texts. */
    static Counting where(String name, String label, String... texts) {
        return of(name, sample -> Set.of(texts).contains(sample.label(label)));
    }

    /** Those whose label has none of these texts. */
    static Counting except(String name, String label, String... texts) {
        return of(name, sample -> !Set.of(texts).contains(sample.label(label)));
    }

    /**
     * Of each text of a label all series together, and then the largest: of models that call each other, and each count the same
     * stream.
     */
    static Counting largest(String name, String label) {
        return page -> {
            Map<String, Double> sums = page.samples(name).stream()
                    .collect(Collectors.groupingBy(
                            sample -> sample.label(label), Collectors.summingDouble(Sample::value)));
            return sums.values().stream().mapToDouble(Double::doubleValue).max();
        };
    }

    /** The first of these that is on the page: names change. */
    static Counting first(Counting... countings) {
        return page -> Stream.of(countings)
                .map(counting -> counting.on(page))
                .filter(OptionalDouble::isPresent)
                .findFirst()
                .orElse(OptionalDouble.empty());
    }

    /** All of these that are on the page. */
    static Counting together(Counting... countings) {
        return page -> {
            List<OptionalDouble> counts = Stream.of(countings)
                    .map(counting -> counting.on(page))
                    .filter(OptionalDouble::isPresent)
                    .toList();
            return counts.isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(counts.stream()
                            .mapToDouble(OptionalDouble::getAsDouble)
                            .sum());
        };
    }

    private static Counting of(String name, Predicate<Sample> counted) {
        return page -> {
            List<Sample> samples = page.samples(name);
            // A series that is there with other labels says that there is none of these yet.
            return samples.isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(samples.stream()
                            .filter(counted)
                            .mapToDouble(Sample::value)
                            .sum());
        };
    }
}
