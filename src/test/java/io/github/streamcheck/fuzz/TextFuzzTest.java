package io.github.streamcheck.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.config.ConfigReader;
import io.github.streamcheck.config.Problem;
import io.github.streamcheck.config.Problems;
import io.github.streamcheck.config.ThresholdParser;
import io.github.streamcheck.server.Exposition;
import io.github.streamcheck.text.Durations;
import io.github.streamcheck.text.Ratios;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users and servers write: no exception for any input, only values and problems. */
@Timeout(600)
class TextFuzzTest {

    @Test
    void nearlyRightExpositionsAreTaken() {
        new Mutations("expositions.txt")
                .texts()
                .forEach(text -> assertThat(Exposition.parse(text)).as(text).isNotNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a 1\n",
                "a{",
                "a{b=\"",
                "a{b=\"c\",",
                "# TYPE a counter\n",
                "\\",
                "\"",
                "a_bucket{le=\"1\"} 1\n",
                "#",
                " "
            })
    void aLongExpositionTakesItsTimeAndNoMore(String part) {
        assertThat(Exposition.parse(part.repeat((1 << 20) / part.length()))).isNotNull();
    }

    @Test
    void nearlyRightSettingsAreValuesOrProblems() {
        new Mutations("settings.txt").texts().forEach(text -> {
            assertThat(Durations.parse(text).orElse(Duration.ZERO)).as(text).isGreaterThanOrEqualTo(Duration.ZERO);
            assertThat(Ratios.parse(text).orElse(0)).as(text).isBetween(0.0, 1.0);
            Problems problems = new Problems();
            ConfigReader builder = new ConfigReader(problems);
            builder.duration("idleTimeout", text);
            builder.size("maxLineSize", text, 1 << 10, 1 << 20);
            builder.share("maxLag", text);
            builder.number("streams", text, 1);
            builder.baseUrl(text);
            ThresholdParser.parse(Map.of(text, "500ms"), problems);
            ThresholdParser.parse(Map.of("ttft.p95", text), problems);
            assertThat(problems.list())
                    .extracting(Problem::message)
                    .allSatisfy(message -> assertThat(message).isNotBlank());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "1.", "ms", " ", "%", "e", "0.0", "p", "ttft."})
    void aLongSettingTakesItsTimeAndNoMore(String part) {
        String text = part.repeat(1_000_000 / part.length());
        Problems problems = new Problems();

        assertThat(Durations.parse(text)).isNotNull();
        assertThat(Ratios.parse(text)).isNotNull();
        ThresholdParser.parse(Map.of(text, text), problems);
        assertThat(problems.list()).isNotEmpty();
    }
}
