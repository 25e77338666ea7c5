package io.github.streamcheck.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.streamcheck.plan.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateComparisonTest {

    @Test
    void theChanceIsThatOfFishersTestOnTheLadyTastingTea() {
        // Three of four cups right: 17 in 70.
        assertThat(RateComparison.chance(new RateComparison.Count(1, 4), new RateComparison.Count(3, 4)))
                .isCloseTo(17.0 / 70, within(1e-9));
        assertThat(RateComparison.chance(new RateComparison.Count(3, 4), new RateComparison.Count(1, 4)))
                .isCloseTo(17.0 / 70, within(1e-9));
    }

    @ParameterizedTest(name = "{2} of {3} after {0} of {1} is {4}")
    @CsvSource({
        "100, 100, 100, 100, SAME",
        "100, 100, 80, 100, REGRESSED",
        "80, 100, 100, 100, IMPROVED",
        "100, 100, 98, 100, UNCERTAIN",
        "100000, 100000, 99500, 100000, SAME",
        "100, 100, 0, 9, NOT_JUDGED",
        "0, 0, 10, 10, NOT_JUDGED"
    })
    void tellsWhatChanged(int was, int wasOf, int is, int isOf, Change change) {
        assertThat(RateComparison.against(
                                ComparisonKind.BASELINE,
                                Metric.SUCCESS_RATE,
                                new RateComparison.Count(was, wasOf),
                                new RateComparison.Count(is, isOf))
                        .change())
                .isEqualTo(change);
    }
}
