package io.github.streamcheck.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.config.Problems;
import io.github.streamcheck.config.ThresholdParser;
import io.github.streamcheck.observe.StreamResult.Outcome;
import io.github.streamcheck.plan.Metric;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoodputTest {

    private static boolean isGood(Map<String, String> limits, Outcome outcome, Map<Metric, Double> figures) {
        Problems problems = new Problems();
        Goodput goodput = new Goodput(ThresholdParser.parse(limits, problems));
        assertThat(problems.list()).isEmpty();
        return goodput.isGood(Results.result(1, Phase.MEASURED, outcome, List.of(), figures));
    }

    @ParameterizedTest
    @CsvSource({
        "ttft.p95,  100ms, TTFT, 100, true",
        "ttft.p95,  100ms, TTFT, 101, false",
        "ttft.mean, 100ms, TTFT, 101, false",
        "tps.p50,   20,    TPS,  20,  true",
        "tps.p50,   20,    TPS,  19,  false",
        "itl.p99,   30ms,  TPOT, 31,  false",
        "itl.p99,   30ms,  TPOT, 30,  true"
    })
    void aStreamIsGoodIfItsOwnFigureKeepsTheLimit(
            String path, String limit, Metric metric, double figure, boolean good) {
        assertThat(isGood(Map.of(path, limit), Outcome.SUCCEEDED, Map.of(metric, figure)))
                .isEqualTo(good);
    }

    @Test
    void aStreamThatFailedIsNeverGood() {
        assertThat(isGood(Map.of(), Outcome.FAILED, Map.of())).isFalse();
    }

    @Test
    void aFigureThatAStreamDidNotYieldIsNotHeldAgainstIt() {
        assertThat(isGood(Map.of("itl.p50", "1ms"), Outcome.SUCCEEDED, Map.of()))
                .isTrue();
    }

    @Test
    void limitsThatOnlyWarnDoNotCount() {
        assertThat(isGood(
                        Map.of("ttft.p95", "1ms", "ttft.p95@level", "warn"),
                        Outcome.SUCCEEDED,
                        Map.of(Metric.TTFT, 5.0)))
                .isTrue();
    }
}
