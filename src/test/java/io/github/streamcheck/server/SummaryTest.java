package io.github.streamcheck.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SummaryTest {

    private static NavigableMap<Double, Double> map(double key, double value, double key2, double value2) {
        return new TreeMap<>(Map.of(key, value, key2, value2));
    }

    private static final Summary EARLIER = Summary.ofHistogram(10, 1_000, map(50, 4, 200, 10));

    @Test
    void whatCameSinceIsTheDifference() {
        Summary later = Summary.ofHistogram(14, 1_200, map(50, 8, 200, 14));

        assertThat(later.since(EARLIER)).isEqualTo(Summary.ofHistogram(4, 200, map(50, 4, 200, 4)));
    }

    @Test
    void nothingNewIsEmpty() {
        assertThat(EARLIER.since(EARLIER).isEmpty()).isTrue();
        assertThat(EARLIER.isEmpty()).isFalse();
    }

    /** A server that was restarted counts from nothing. */
    @Test
    void whatHasFallenIsGivenAsItIs() {
        Summary fallen = Summary.ofHistogram(3, 150, map(50, 3, 200, 3));

        assertThat(fallen.since(EARLIER)).isEqualTo(fallen);
    }

    @Test
    void ofASummaryWithoutACountNoDifferenceIsKnown() {
        Summary gauge = Summary.of(OptionalDouble.empty(), OptionalDouble.of(7));

        assertThat(gauge.since(gauge)).isEqualTo(gauge);
    }

    @Test
    void theTypicalFigureIsTheMeanOrElseTheMedianOrElseTheLowest() {
        Summary percentiles = new Summary(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                map(50, 30, 10, 20),
                new TreeMap<>());

        assertThat(EARLIER.typical()).hasValue(100);
        assertThat(percentiles.typical()).hasValue(30);
        assertThat(percentiles.lowest()).hasValue(20);
        assertThat(percentiles.highest()).hasValue(30);
        assertThat(Summary.EMPTY.typical()).isEmpty();
        assertThat(Summary.EMPTY.isEmpty()).isTrue();
    }
}
