package io.github.streamcheck.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.text.Unit;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricTest {

    @ParameterizedTest
    @CsvSource({
        "successRate, RATIO, AT_LEAST, false, true",
        "errorRate, RATIO, AT_MOST, false, true",
        "ttfb, MILLISECONDS, AT_MOST, true, true",
        "ttfe, MILLISECONDS, AT_MOST, true, true",
        "ttft, MILLISECONDS, AT_MOST, true, true",
        "ttfo, MILLISECONDS, AT_MOST, true, true",
        "toolName, MILLISECONDS, AT_MOST, true, true",
        "toolArguments, MILLISECONDS, AT_MOST, true, true",
        "itl, MILLISECONDS, AT_MOST, true, true",
        "tpot, MILLISECONDS, AT_MOST, true, true",
        "stall, MILLISECONDS, AT_MOST, true, true",
        "duration, MILLISECONDS, AT_MOST, true, true",
        "tps, TOKENS_PER_SECOND, AT_LEAST, true, true",
        "throughput, TOKENS_PER_SECOND, AT_LEAST, false, true",
        "goodput, RATIO, AT_LEAST, false, true",
        "tokens, TOKENS, AT_LEAST, true, true",
        "connect, MILLISECONDS, AT_MOST, true, false",
        "ttftConnected, MILLISECONDS, AT_MOST, true, false",
        "decodeTps, TOKENS_PER_SECOND, AT_LEAST, true, false",
        "lag, MILLISECONDS, AT_MOST, true, false",
    })
    void isWhatTheDocumentationSays(
            String parameter, Unit unit, Direction direction, boolean statistics, boolean threshold) {
        Metric metric = Metric.of(parameter).orElseThrow();

        assertThat(metric.unit()).isEqualTo(unit);
        assertThat(metric.direction()).isEqualTo(direction);
        assertThat(metric.hasStatistics()).isEqualTo(statistics);
        assertThat(metric.takesThreshold()).isEqualTo(threshold);
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByItsParameter(Metric metric) {
        assertThat(Metric.of(metric.parameter())).contains(metric);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "TTFT", "latency", "SUCCESS_RATE"})
    void isNotFoundByAnotherName(String name) {
        assertThat(Metric.of(name)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void isDefinedInOneLineWithoutAFullStop(Metric metric) {
        assertThat(metric.definition()).matches("[a-z][^\\n]+[^.\\s]");
    }

    @Test
    void thresholdParametersLeaveOutWhatIsOnlyReported() {
        assertThat(Metric.thresholdParameters())
                .contains("ttft", "tokens")
                .doesNotContain("lag", "connect", "decodeTps", "ttftConnected")
                .hasSize(18);
    }

    @Test
    void parametersAreUnique() {
        assertThat(Arrays.stream(Metric.values()).map(Metric::parameter)).doesNotHaveDuplicates();
    }
}
