package io.github.streamcheck.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.MetricsMapping;
import io.github.streamcheck.plan.MetricsMapping.Timed;
import io.github.streamcheck.plan.ServerAmount;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingParserTest {

    private final Problems problems = new Problems();

    private MetricsMapping parse(String... settings) {
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            given.put(settings[i], settings[i + 1]);
        }
        return new MappingParser(given, problems).parse();
    }

    @Test
    void wordsStandForNames() {
        MetricsMapping mapping = parse(
                "completedStreams", "done_total{state=\"ok\"}",
                "failedStreams", "failed",
                "activeStreams", "streams.active",
                "generatedTokens", "tokens",
                "tps", "speed");

        assertThat(problems.list()).isEmpty();
        assertThat(mapping.amounts())
                .isEqualTo(Map.of(
                        ServerAmount.COMPLETED, "done_total{state=\"ok\"}",
                        ServerAmount.FAILED, "failed",
                        ServerAmount.ACTIVE, "streams.active",
                        ServerAmount.TOKENS, "tokens"));
        assertThat(mapping.timings()).isEqualTo(Map.of(Metric.TPS, new Timed("speed", 1)));
    }

    @ParameterizedTest
    @CsvSource({
        "first_seconds, 1000",
        "first_s, 1000",
        "first_ms, 1",
        "first_us, 0.001",
        "first_milliseconds, 1",
        "first_microseconds, 0.001"
    })
    void aNameTellsItsUnit(String name, double perUnit) {
        assertThat(parse("ttft", name).timings()).isEqualTo(Map.of(Metric.TTFT, new Timed(name, perUnit)));
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void aUnitThatIsGivenWins() {
        assertThat(parse("ttft", "first_ms", "ttft@unit", "s", "itl@unit", "us", "itl", "gap")
                        .timings())
                .isEqualTo(Map.of(
                        Metric.TTFT, new Timed("first_ms", 1e3),
                        Metric.ITL, new Timed("gap", 1e-3)));
        assertThat(problems.list()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "completed | x | any of completedStreams, failedStreams, activeStreams, generatedTokens, ttft, itl, duration, tps",
                "ttft | first | a name that ends in _seconds, _ms or _us, or an attribute unit=\"s\"",
                "completedStreams | '' | the name of a family, or the path of a member of a JSON object",
                "completedStreams | ${name} | a value, but ${name} is not defined",
                "ttft@unit | hours | any of s, ms, us",
                "completedStreams@unit | s | a unit on a time only"
            })
    void mistakesAreTold(String key, String value, String expected) {
        parse(key, value);

        assertThat(problems.list()).singleElement().satisfies(problem -> {
            assertThat(problem.parameter()).isEqualTo("metricsMapping." + key);
            assertThat(problem.expected()).startsWith(expected);
        });
    }

    @Test
    void aWordThatIsNearlyRightIsSuggested() {
        parse("completeStreams", "x");

        assertThat(problems.list().get(0).suggestion()).contains("completedStreams");
    }
}
