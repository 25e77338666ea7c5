package io.github.streamcheck.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.Request;
import io.github.streamcheck.text.Durations;
import io.github.streamcheck.text.Rates;
import io.github.streamcheck.text.Ratios;
import io.github.streamcheck.tries.Corpus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users write: no exception for any text, only values and problems, each of which is one line. */
@Timeout(600)
class SettingsFuzzTest {

    static final Corpus CORPUS = Corpus.of("settings.txt");

    private static final Duration DAY = Duration.ofDays(1);

    private static final List<Endpoint> ENDPOINTS = List.of(new Endpoint("chat", "/v1/chat/completions"));

    private static final Request REQUEST = new Request(
            Optional.empty(), List.of("Hi"), true, OptionalInt.empty(), OptionalDouble.empty(), true, false, Map.of());

    static void check(byte[] input) {
        String text = new String(input, UTF_8);
        Problems problems = new Problems();

        assertThat(Durations.parse(text).orElse(Duration.ZERO)).isGreaterThanOrEqualTo(Duration.ZERO);
        assertThat(Ratios.parse(text).orElse(0)).isBetween(0.0, 1.0);
        assertThat(Rates.parse(text).orElse(1)).isPositive();
        readAsOne(text, problems);
        readAsMany(named(text), problems);

        assertThat(problems.list())
                .extracting(Problem::message)
                .allSatisfy(message -> assertThat(message).isNotBlank().doesNotContainPattern("\\p{Cc}"));
    }

    private static void readAsOne(String text, Problems problems) {
        ConfigReader reader = new ConfigReader(problems);
        reader.duration("idleTimeout", text);
        reader.size("maxLineSize", text, 1 << 10, 1 << 20);
        reader.share("maxLag", text);
        reader.number("streams", text, 1);
        reader.temperature(text);
        reader.path("healthPath", text);
        reader.requestParameters(text);
        reader.headers(Map.of(text, text));
        reader.baseUrl(text);
        ShardParser shards = new ShardParser(Map.of("CI_NODE_INDEX", text, "CI_NODE_TOTAL", text), problems);
        shards.shard(text, text);
        shards.shard("auto", null);
        shards.runId(text, Optional.empty());
        shards.startAt(text, Instant.EPOCH, DAY);
        ThresholdParser.parse(Map.of(text, "500ms"), problems);
        ThresholdParser.parse(Map.of("ttft.p95", text), problems);
    }

    private static void readAsMany(Map<String, String> settings, Problems problems) {
        ConfigReader reader = new ConfigReader(problems);
        ThresholdParser.parse(settings, problems);
        RuleParser.parse(settings, List.of("done-missing"), problems);
        new MappingParser(settings, problems).parse();
        new LoadParser(settings, OptionalInt.empty(), 10, 1, reader, problems).parse(List.of());
        new LoadParser(Map.of(), OptionalInt.empty(), 10, 1, reader, problems).parse(List.of(settings));
        // A file could be one that never ends.
        settings.remove("promptFile");
        new MixParser(Path.of(""), 1, reader, problems).parse(List.of(settings), REQUEST, ENDPOINTS);
    }

    /** The lines of a text, each a name and a value. */
    private static Map<String, String> named(String text) {
        Map<String, String> settings = new LinkedHashMap<>();
        text.lines().forEach(line -> {
            int at = line.indexOf('=');
            settings.put(line.substring(0, Math.max(0, at)), line.substring(at + 1));
        });
        return settings;
    }

    @Test
    void nearlyRightSettingsAreValuesOrProblems() {
        CORPUS.tries(SettingsFuzzTest::check);
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
