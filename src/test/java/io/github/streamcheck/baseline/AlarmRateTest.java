package io.github.streamcheck.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A short simulation, from a seed; {@link AlarmRateSimulationTest} is the long one. */
class AlarmRateTest {

    private static final int TRIALS = 400;

    @ParameterizedTest
    @CsvSource({"0, 0.01", "0.05, 0.015", "0.1, 0.03"})
    void raisesFewFalseAlarmsWhateverTheNoiseBetweenRuns(double noise, double atMost) {
        assertThat(AlarmRate.OURS.of(new NoisyServer(3, 0.3, noise), 5, 30, 1, TRIALS))
                .isLessThanOrEqualTo(atMost);
    }

    @Test
    void aRankTestRaisesManyMore() {
        assertThat(AlarmRate.MANN_WHITNEY.of(new NoisyServer(3, 0.3, 0.1), 5, 30, 1, TRIALS))
                .isGreaterThan(0.05);
    }

    @Test
    void seesHalfAsMuchAgainNineTimesInTen() {
        assertThat(AlarmRate.OURS.of(new NoisyServer(3, 0.3, 0.05), 5, 30, 1.5, TRIALS))
                .isGreaterThan(0.9);
    }

    @Test
    void seesTwiceAsMuchAlways() {
        assertThat(AlarmRate.OURS.of(new NoisyServer(3, 0.3, 0.05), 5, 30, 2, TRIALS))
                .isEqualTo(1);
    }
}
