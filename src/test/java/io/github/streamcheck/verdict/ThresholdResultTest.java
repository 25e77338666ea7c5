package io.github.streamcheck.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.config.Problems;
import io.github.streamcheck.config.ThresholdParser;
import io.github.streamcheck.plan.Threshold;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdResultTest {

    private static ThresholdResult result(String path, String limit, OptionalDouble measured, String level) {
        Problems problems = new Problems();
        List<Threshold> thresholds = ThresholdParser.parse(Map.of(path, limit, path + "@level", level), problems)
                .list();
        assertThat(problems.list()).isEmpty();
        return new ThresholdResult(
                thresholds.get(thresholds.size() - 1), measured, 49, Optional.empty(), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ttft.p95    | 800ms | 1420    | 1.42 s, required at most 800 ms (+78 %, n=49)",
                "ttft.p95    | 800ms | 800     | 800 ms, required at most 800 ms (n=49)",
                "ttft.p95    | 800ms | 800.4   | 800.4 ms, required at most 800 ms (by a hair, n=49)",
                "itl.max     | 0ms   | 3       | 3 ms, required at most 0 ms (above 0, n=49)",
                "tps.p50     | 20    | 15      | 15 tokens/s, required at least 20 tokens/s (-25 %, n=49)",
                "tps.p50     | 20    | 45.3    | 45.3 tokens/s, required at least 20 tokens/s (n=49)",
                "tokens.min  | 2     | 1       | 1 token, required at least 2 tokens (-50 %, n=49)",
                "successRate | 99%   | 0.5     | 50 %, required at least 99 % (n=49)",
                "successRate | 100%  | 0.99999 | 99.999 %, required at least 100 % (n=49)",
                "errorRate   | 1%    | 0.02    | 2 %, required at most 1 % (n=49)",
            })
    void theMessageHoldsMeasuredAgainstRequired(String path, String limit, double measured, String message) {
        assertThat(result(path, limit, OptionalDouble.of(measured), "fail").message())
                .isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ttft.p95    | 800ms | 55      | 93 % below",
                "ttft.p95    | 800ms | 1420    | 78 % above",
                "ttft.p95    | 800ms | 800     | at the limit",
                "ttft.p95    | 800ms | 800.4   | just above",
                "itl.max     | 0ms   | 3       | just above",
                "tps.p50     | 20    | 15      | 25 % below",
                "throughput  | 20    | 660     | 33 times",
                "successRate | 100%  | 0.667   | 33.3 points below",
                "ttft.p95    | 800ms | NaN     | ''",
            })
    void theDistanceSaysHowNearTheLimitIs(String path, String limit, double measured, String distance) {
        assertThat(result(path, limit, OptionalDouble.of(measured), "fail").distance())
                .isEqualTo(distance);
    }

    @Test
    void whatWasNotMeasuredIsAViolation() {
        ThresholdResult result = result("ttft.p95", "800ms", OptionalDouble.empty(), "fail");

        assertThat(result.isMet()).isFalse();
        assertThat(result.isViolation()).isTrue();
        assertThat(result.message()).isEqualTo("NO DATA: nothing was measured, required at most 800 ms");
    }

    @Test
    void whatIsNoNumberIsAViolation() {
        assertThat(result("ttft.p95", "800ms", OptionalDouble.of(Double.NaN), "fail")
                        .isViolation())
                .isTrue();
    }

    @Test
    void aLimitOfLevelWarnIsNeverAViolation() {
        ThresholdResult result = result("ttft.p95", "800ms", OptionalDouble.of(900), "warn");

        assertThat(result.isMet()).isFalse();
        assertThat(result.isViolation()).isFalse();
    }
}
