package io.github.streamcheck.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DriftTest {

    @Test
    void aSteadyRiseIsADriftOfItsWholeSize() {
        double[] rising = {100, 104, 108, 112, 117, 122};

        assertThat(Drift.of(rising).orElse(0)).isCloseTo(Math.log(1.22), within(0.01));
    }

    @Test
    void aSteadyFallIsADriftToo() {
        assertThat(Drift.of(new double[] {122, 117, 112, 108, 104, 100}).orElse(0))
                .isNegative();
    }

    @Test
    void upAndDownIsNone() {
        assertThat(Drift.of(new double[] {100, 120, 101, 119, 102, 118, 103})).isEmpty();
    }

    @Test
    void fiveRunsAreTooFew() {
        assertThat(Drift.of(new double[] {100, 110, 120, 130, 140})).isEmpty();
    }

    @Test
    void theChanceOfAnOrderIsItsShareOfAllOrders() {
        assertThat(Drift.chance(3, 0)).isCloseTo(1.0 / 6, within(1e-12));
        assertThat(Drift.chance(3, 1)).isCloseTo(3.0 / 6, within(1e-12));
        assertThat(Drift.chance(4, 6)).isCloseTo(1, within(1e-12));
    }
}
