package io.github.streamcheck.config;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Level;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Statistic;
import io.github.streamcheck.plan.Threshold;
import io.github.streamcheck.plan.Thresholds;
import io.github.streamcheck.tries.Any;
import io.github.streamcheck.tries.Tries;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdParserTest {

    private static final String METRICS =
            "successRate, errorRate, ttfb, ttfe, ttft, ttfo, toolName, toolArguments, itl, tpot, stall, duration,"
                    + " tps, throughput, goodput, tokens, capacity, concurrentCapacity";
    private static final String DURATION = "a duration with a unit (ms, s, m, h), such as 800ms or 1.5s";
    private static final String STATISTICS = "min, mean, max or a percentile such as p95";

    private final Problems problems = new Problems();

    @ParameterizedTest
    @CsvSource({
        "successRate, 99%, 0.99",
        "errorRate, 0.01, 0.01",
        "goodput, 95 %, 0.95",
        "throughput, 120.5, 120.5",
        "throughput, 120 tokens/s, 120",
        "ttft.p95, 800ms, 800",
        "ttft.p99.9, 1.5s, 1500",
        "duration.max, 1m30s, 90000",
        "stall.max, 0ms, 0",
        "itl.mean, 12.5 ms, 12.5",
        "tps.p50, 20, 20",
        "tokens.min, 10, 10",
        "tokens.mean, 10.5 tokens, 10.5",
    })
    void areReadInTheUnitOfTheirMetric(String path, String value, double limit) {
        Thresholds thresholds = ThresholdParser.parse(Map.of(path, value), problems);

        assertThat(problems.list()).isEmpty();
        assertThat(thresholds.list())
                .filteredOn(threshold -> threshold.path().equals(path))
                .singleElement()
                .extracting(Threshold::limit)
                .isEqualTo(limit);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ttft.p95 | 800 | thresholds.ttft.p95 = \"800\": expected DURATION",
                "ttft.p95 | -5s | thresholds.ttft.p95 = \"-5s\": expected DURATION",
                "ttft.p95 | 99% | thresholds.ttft.p95 = \"99%\": expected DURATION",
                "ttft.p95 | 20 tokens/s | thresholds.ttft.p95 = \"20 tokens/s\": expected DURATION",
                "ttft.p95 | `` | thresholds.ttft.p95 is empty: expected DURATION",
                "successRate | 99 | thresholds.successRate = \"99\": expected a share of at most 100%, such as 99% or 0.99",
                "successRate | 101% |"
                        + " thresholds.successRate = \"101%\": expected a share of at most 100%, such as 99% or 0.99",
                "tps.p50 | 20ms | thresholds.tps.p50 = \"20ms\":"
                        + " expected a number of tokens per second, such as 20 or 20.5 tokens/s",
                "throughput | -1 | thresholds.throughput = \"-1\":"
                        + " expected a number of tokens per second, such as 20 or 20.5 tokens/s",
                "tokens.min | 10 tokens/s | thresholds.tokens.min = \"10 tokens/s\":"
                        + " expected a number of tokens, such as 100",
                "tfft.p95 | 800ms | thresholds.tfft.p95 is unknown:"
                        + " expected the metric to be one of METRICS; did you mean \"ttft\"?",
                "latency | 800 | thresholds.latency is unknown: expected the metric to be one of METRICS",
                "`` | 1 | thresholds. is unknown: expected the metric to be one of METRICS",
                "lag.p95 | 5ms | thresholds.lag.p95 = \"5ms\":"
                        + " expected the metric to be one of METRICS, since lag is reported only",
                "ttft | 800ms | thresholds.ttft = \"800ms\":"
                        + " expected a statistic (STATISTICS) after the metric, as in thresholds.ttft.p95",
                "ttft.p9o | 800ms | thresholds.ttft.p9o = \"800ms\":"
                        + " expected the statistic to be STATISTICS; did you mean \"p90\"?",
                "ttft.median | 1s | thresholds.ttft.median = \"1s\":"
                        + " expected the statistic to be STATISTICS; did you mean \"p50\"?",
                "ttft. | 1s | thresholds.ttft. = \"1s\": expected the statistic to be STATISTICS",
                "goodput.p95 | 99% | thresholds.goodput.p95 = \"99%\":"
                        + " expected thresholds.goodput without a statistic, since it is a single value",
                "ttft.p95 | ${ttft.limit} | thresholds.ttft.p95 = \"${ttft.limit}\": expected a value,"
                        + " but ${ttft.limit} is not defined: define this property or write the value here",
                "ttft.p95@level | warn | thresholds.ttft.p95@level = \"warn\":"
                        + " expected a limit for the attribute to go with, such as thresholds.ttft.p95",
                "ttft@level | warn | thresholds.ttft@level = \"warn\":"
                        + " expected a limit for the attribute to go with, such as thresholds.ttft.p95",
                "goodput@level | warn | thresholds.goodput@level = \"warn\":"
                        + " expected a limit for the attribute to go with, such as thresholds.goodput",
            })
    void sayWhatIsWrongWithASetting(String path, String value, String message) {
        ThresholdParser.parse(Map.of(path, value), problems);

        assertThat(messages())
                .isEqualTo(message.replace("DURATION", DURATION)
                        .replace("METRICS", METRICS)
                        .replace("STATISTICS", STATISTICS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "level | error | thresholds.ttft.p95@level = \"error\": expected fail or warn",
                "level | Warn |"
                        + " thresholds.ttft.p95@level = \"Warn\": expected fail or warn; did you mean \"warn\"?",
                "lvel | warn | thresholds.ttft.p95@lvel = \"warn\":"
                        + " expected the attribute to be level; did you mean \"level\"?",
                "level | ${level} | thresholds.ttft.p95@level = \"${level}\": expected a value,"
                        + " but ${level} is not defined: define this property or write the value here",
            })
    void sayWhatIsWrongWithAnAttribute(String attribute, String value, String message) {
        ThresholdParser.parse(Map.of("ttft.p95", "1s", "ttft.p95@" + attribute, value), problems);

        assertThat(messages()).isEqualTo(message);
    }

    @Test
    void sayAllThatIsWrongInTheOrderGiven() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("ttft", "800");
        settings.put("itl.p95", "20ms");
        settings.put("tpott.p95", "20ms");
        settings.put("tpott.p95@level", "wran");
        settings.put("goodput", "110%");

        ThresholdParser.parse(settings, problems);

        assertThat(problems.list())
                .extracting(Problem::parameter)
                .containsExactly(
                        "thresholds.ttft",
                        "thresholds.ttft",
                        "thresholds.tpott.p95",
                        "thresholds.tpott.p95@level",
                        "thresholds.goodput");
    }

    @Test
    void refuseTwoSpellingsOfOneThreshold() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("ttft.p50", "1s");
        settings.put("ttft.p50.0", "2s");

        ThresholdParser.parse(settings, problems);

        assertThat(messages()).isEqualTo("thresholds.ttft.p50.0 = \"2s\": expected thresholds.ttft.p50 only once");
    }

    @Test
    void askThatAllStreamsSucceedUnlessToldOtherwise() {
        Thresholds thresholds = ThresholdParser.parse(Map.of("ttft.p95", "1s"), problems);

        assertThat(thresholds.list())
                .containsExactly(
                        new Threshold(Metric.SUCCESS_RATE, Optional.empty(), 1, Level.FAIL),
                        new Threshold(Metric.TTFT, Statistic.parse("p95"), 1000, Level.FAIL));
        assertThat(thresholds.isExplicit(Metric.SUCCESS_RATE)).isFalse();
        assertThat(thresholds.isExplicit(Metric.TTFT)).isTrue();
    }

    @Test
    void takeTheSuccessRateOfTheUserInPlaceOfTheDefault() {
        Thresholds thresholds =
                ThresholdParser.parse(Map.of("successRate", "99%", "successRate@level", "warn"), problems);

        assertThat(thresholds.list())
                .containsExactly(new Threshold(Metric.SUCCESS_RATE, Optional.empty(), 0.99, Level.WARN));
        assertThat(thresholds.isExplicit(Metric.SUCCESS_RATE)).isTrue();
    }

    @Test
    void takeTheLevelOfEachFromItsOwnAttribute() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("ttft.p50", "1s");
        settings.put("ttft.p50@level", "fail");
        settings.put("ttft.p99.9@level", "warn");
        settings.put("ttft.p99.9", "3s");
        settings.put("itl.p50", "30ms");

        Thresholds thresholds = ThresholdParser.parse(settings, problems);

        assertThat(problems.list()).isEmpty();
        assertThat(thresholds.list())
                .filteredOn(threshold -> threshold.level() == Level.WARN)
                .extracting(Threshold::path)
                .containsExactly("ttft.p99.9");
    }

    @Test
    void keepTheOrderGiven() {
        Map<String, String> settings = new LinkedHashMap<>();
        List.of("ttft.p95", "itl.p50", "duration.max", "ttfb.mean").forEach(path -> settings.put(path, "1s"));

        assertThat(ThresholdParser.parse(settings, problems).list())
                .extracting(Threshold::path)
                .containsExactly("successRate", "ttft.p95", "itl.p50", "duration.max", "ttfb.mean");
    }

    @Test
    void cannotBeChanged() {
        Thresholds thresholds = ThresholdParser.parse(Map.of("ttft.p95", "1s"), problems);

        assertThat(thresholds.list()).isUnmodifiable();
        assertThat(thresholds.explicit()).isUnmodifiable();
    }

    @Test
    void eitherReadASettingOrNameItInAProblem() {
        Tries.of(any -> {
            Map<String, String> settings = settings(any);
            Problems found = new Problems();

            Thresholds thresholds = ThresholdParser.parse(settings, found);

            for (String key : settings.keySet()) {
                if (!key.contains("@")
                        && found.list().stream().noneMatch(p -> p.parameter().equals("thresholds." + key))) {
                    assertThat(thresholds.list()).extracting(Threshold::path).containsAnyOf(key);
                }
            }
            assertThat(found.list()).allSatisfy(p -> assertThat(p.message()).startsWith("thresholds."));
        });
    }

    private static Map<String, String> settings(Any any) {
        Map<String, String> settings = new HashMap<>();
        for (String key : any.list(0, 12, () -> any.of(true, false) ? key(any) : any.text(40))) {
            settings.put(
                    key,
                    any.of(true, false) ? any.of("800ms", "99%", "20", "warn", "", "${x}", "-1", "0.5") : any.text(40));
        }
        return settings;
    }

    private static String key(Any any) {
        return any.of("ttft", "tps", "tokens", "successRate", "lag", "tfft", "")
                + any.of("", ".p95", ".p99.9", ".max", ".p100", ".", "..")
                + any.of("", "", "@level", "@", "@@level", "@other");
    }

    private String messages() {
        return problems.list().stream().map(Problem::message).collect(joining("\n"));
    }
}
