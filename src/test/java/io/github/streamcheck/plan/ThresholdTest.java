package io.github.streamcheck.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdTest {

    private static final Threshold TTFT = threshold(Metric.TTFT, "p95", 800);
    private static final Threshold TPS = threshold(Metric.TPS, "min", 20);
    private static final Threshold SUCCESS_RATE =
            new Threshold(Metric.SUCCESS_RATE, Optional.empty(), 0.99, Level.WARN);

    @Test
    void pathIsThatOfTheParameter() {
        assertThat(TTFT.path()).isEqualTo("ttft.p95");
        assertThat(SUCCESS_RATE.path()).isEqualTo("successRate");
    }

    @ParameterizedTest
    @CsvSource({"799.9, true", "800, true", "800.1, false", "NaN, false", "Infinity, false", "0, true"})
    void timeIsMetUpToItsLimit(double millis, boolean met) {
        assertThat(TTFT.isMetBy(millis)).isEqualTo(met);
    }

    @ParameterizedTest
    @CsvSource({"20.1, true", "20, true", "19.9, false", "NaN, false", "0, false"})
    void rateIsMetFromItsLimitOn(double rate, boolean met) {
        assertThat(TPS.isMetBy(rate)).isEqualTo(met);
    }

    @Test
    void shareIsMetByExactlyThatShareOfStreams() {
        assertThat(SUCCESS_RATE.isMetBy(99 / 100.0)).isTrue();
        assertThat(SUCCESS_RATE.isMetBy(989 / 1000.0)).isFalse();
    }

    @Test
    void limitReadsAsItWasGiven() {
        assertThat(threshold(Metric.TTFT, "p95", 1234.5).formatLimit()).isEqualTo("1.2345 s");
        assertThat(SUCCESS_RATE.formatLimit()).isEqualTo("99 %");
    }

    @Test
    void valueThatBreaksTheLimitNeverLooksAsIfItKeptIt() {
        assertThat(TTFT.format(800.04)).isEqualTo("800.04 ms");
        assertThat(SUCCESS_RATE.format(0.98999)).isEqualTo("98.999 %");
    }

    @Test
    void distributionNeedsAStatistic() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Threshold(Metric.TTFT, Optional.empty(), 800, Level.FAIL))
                .withMessage("ttft needs a statistic");
    }

    @Test
    void singleValueHasNoStatistic() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> threshold(Metric.GOODPUT, "p95", 1))
                .withMessage("goodput has no statistics");
    }

    @Test
    void metricThatIsOnlyReportedTakesNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> threshold(Metric.LAG, "p95", 1))
                .withMessage("lag takes no threshold");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void limitIsFiniteAndNotNegative(double limit) {
        assertThatIllegalArgumentException().isThrownBy(() -> threshold(Metric.TTFT, "p95", limit));
    }

    private static Threshold threshold(Metric metric, String statistic, double limit) {
        return new Threshold(metric, Statistic.parse(statistic), limit, Level.FAIL);
    }
}
