package io.github.streamcheck.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.text.Unit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {

    private static Distribution upTo(int values) {
        Distribution distribution = new Distribution(Unit.MILLISECONDS);
        for (int i = 1; i <= values; i++) {
            distribution.add(i);
        }
        return distribution;
    }

    @Test
    void fewValuesAreAllKept() {
        List<Double> values = Samples.of(upTo(5)).values();

        assertThat(values).hasSize(5);
        IntStream.range(0, 5).forEach(i -> assertThat(values.get(i)).isCloseTo(i + 1.0, withPercentage(0.1)));
    }

    @Test
    void ofManyValuesTwoHundredAreKept() {
        Samples samples = Samples.of(upTo(10_000));

        assertThat(samples.values()).hasSize(200);
        assertThat(samples.count()).isEqualTo(10_000);
    }

    @Test
    void thoseKeptAreEvenlySpread() {
        Samples samples = Samples.of(upTo(10_000));

        assertThat(samples.median()).isCloseTo(5_000, withPercentage(0.5));
        assertThat(samples.values().get(0)).isCloseTo(25, withPercentage(1));
        assertThat(samples.values().get(199)).isCloseTo(9_975, withPercentage(0.5));
    }

    @Test
    void noValuesHaveNoMedian() {
        assertThat(Samples.of(upTo(0)).median()).isNaN();
    }
}
