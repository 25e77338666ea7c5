package io.github.streamcheck.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Metric;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtremeTest {

    @ParameterizedTest
    @CsvSource({"TTFT, 2", "DURATION, 2", "TPS, 1", "TOKENS, 1"})
    void theWorseTimeIsTheLongerAndTheWorseRateTheLower(Metric metric, int worse) {
        Extreme low = new Extreme(1, 10);
        Extreme high = new Extreme(2, 20);

        assertThat(low.worse(high, metric).stream()).isEqualTo(worse);
        assertThat(high.worse(low, metric).stream()).isEqualTo(worse);
    }

    @ParameterizedTest
    @CsvSource({"TTFT", "TPS"})
    void ofEqualsTheFirstIsTold(Metric metric) {
        assertThat(new Extreme(1, 10).worse(new Extreme(2, 10), metric).stream())
                .isEqualTo(1);
    }
}
