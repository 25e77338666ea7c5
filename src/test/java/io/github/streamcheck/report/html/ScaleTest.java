package io.github.streamcheck.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScaleTest {

    @Test
    void marksAreRoundAndReachBeyondTheLargestValue() {
        assertThat(Scale.linear(87).ticks()).containsExactly(0.0, 20.0, 40.0, 60.0, 80.0, 100.0);
        assertThat(Scale.linear(1).ticks().get(5)).isCloseTo(1, within(1e-9));
    }

    @Test
    void aValueLiesWhereItsShareIs() {
        assertThat(Scale.linear(100).at(25)).isEqualTo(0.25);
        assertThat(Scale.logarithmic(1, 100).at(10)).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void whatIsBeyondTheEndsLiesOnThem() {
        assertThat(Scale.linear(100).at(1e9)).isEqualTo(1);
        assertThat(Scale.linear(100).at(-1)).isZero();
        assertThat(Scale.logarithmic(1, 100).at(0)).isZero();
    }

    @Test
    void valuesFarApartGetALogarithmicScale() {
        assertThat(Scale.suited(1, 40)).isInstanceOf(Scale.Linear.class);
        assertThat(Scale.suited(1, 4_000)).isInstanceOf(Scale.Logarithmic.class);
        assertThat(Scale.suited(0, 4_000)).as("has no logarithm").isInstanceOf(Scale.Linear.class);
    }

    @Test
    void aTimeEndsWhenItIsOver() {
        assertThat(Scale.until(87).at(87)).isEqualTo(1);
        assertThat(Scale.until(87).ticks()).containsExactly(0.0, 20.0, 40.0, 60.0, 80.0);
    }

    @Test
    void logarithmicMarksAreRoundAndAroundAllValues() {
        assertThat(Scale.logarithmic(3, 400).ticks()).containsExactly(2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0);
        assertThat(Scale.logarithmic(1, 90_000).ticks())
                .containsExactly(1.0, 10.0, 100.0, 1_000.0, 10_000.0, 100_000.0);
    }

    @Test
    void aScaleOfNothingCanBeDrawn() {
        assertThat(Scale.linear(0).ticks()).hasSizeGreaterThan(1).allMatch(Double::isFinite);
        assertThat(Scale.logarithmic(5, 5).ticks()).hasSize(4);
    }
}
