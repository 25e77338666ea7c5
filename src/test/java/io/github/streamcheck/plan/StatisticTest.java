package io.github.streamcheck.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.streamcheck.tries.Tries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatisticTest {

    @ParameterizedTest
    @CsvSource({
        "min, min",
        "mean, mean",
        "max, max",
        "p50, p50",
        "p95, p95",
        "p99.9, p99.9",
        "p0.5, p0.5",
        "p50.0, p50",
        "p05, p5",
        "p99.999999, p99.999999"
    })
    void isReadAndWrittenAsInParameters(String text, String canonical) {
        assertThat(Statistic.parse(text).map(Statistic::toString)).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "p",
                "p0",
                "p0.0",
                "p100",
                "p101",
                "P95",
                "95",
                "p-5",
                "p+5",
                "p9x",
                "p95.",
                "p.5",
                "p1e1",
                "p95 ",
                "MIN",
                "median",
                "avg",
                "p99.9999999",
                "pNaN",
                "p٩٥"
            })
    void isNothingElse(String text) {
        assertThat(Statistic.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"min, 1", "max, 1", "p50, 2", "p75, 4", "p95, 20", "p99, 100", "p99.9, 1000", "p10, 10"})
    void aPercentileIsShownFromWhereItIsNotTheMaximum(String statistic, long fewest) {
        assertThat(Statistic.parse(statistic).orElseThrow().fewestShown()).isEqualTo(fewest);
    }

    @Test
    void isEqualWhenItIsTheSamePercentile() {
        assertThat(Statistic.parse("p50.0")).isEqualTo(Statistic.parse("p50"));
    }

    @ParameterizedTest
    @CsvSource({"median, p50", "avg, mean", "p100, max", "p9o, p90", "P95, p95", "maxx, max", "p99.8, p99.9"})
    void isGuessedFromWhatWasWritten(String text, String meant) {
        assertThat(Statistic.nearest(text)).contains(meant);
    }

    @Test
    void isNotGuessedFromJustAnything() {
        assertThat(Statistic.nearest("deviation")).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("io.github.streamcheck.plan.Statistic#USUAL")
    void canBeReadIfItIsSuggested(String usual) {
        assertThat(Statistic.parse(usual).map(Statistic::toString)).contains(usual);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 100, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void isNoPercentileOutOfRange(double percent) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Statistic.Percentile(percent));
    }

    @ParameterizedTest
    @CsvSource({
        "min, 1",
        "mean, 1",
        "max, 1",
        "p1, 1",
        "p5, 1",
        "p6, 2",
        "p50, 5",
        "p75, 11",
        "p90, 29",
        "p95, 59",
        "p99, 299",
        "p99.9, 2995"
    })
    void needsSoManySamples(String statistic, long samples) {
        assertThat(Statistic.parse(statistic).orElseThrow().minimumSamples()).isEqualTo(samples);
    }

    @Test
    void percentileNeedsTheFewestSamplesThatBoundItWithConfidence() {
        Tries.of(any -> {
            double percent = any.real(0.1, 99.99);
            double samples = new Statistic.Percentile(percent).minimumSamples();

            assertThat(1 - Math.pow(percent / 100, samples)).isGreaterThanOrEqualTo(0.95 - 1e-12);
            assertThat(1 - Math.pow(percent / 100, samples - 1)).isLessThan(0.95 + 1e-12);
        });
    }

    @Test
    void readingEndsWellWhateverTheText() {
        Tries.of(any -> Statistic.parse(any.of("", "p") + any.of(any.text(), any.textOf("0123456789.", 12)))
                .ifPresent(s -> assertThat(s.minimumSamples()).isPositive()));
    }
}
