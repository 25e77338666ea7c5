package io.github.streamcheck.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Load;
import io.github.streamcheck.plan.Prompt;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.plan.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParserTest {

    private static final String GOOD =
            "{\"timestamp\": 27482, \"input_length\": 6955, \"output_length\": 52, \"hash_ids\": [46, 47]}";

    @TempDir
    private Path folder;

    private final Problems problems = new Problems();

    private Load parse(@Nullable String speed, Map<String, String> beside, String... lines) throws IOException {
        Files.write(folder.resolve("t.jsonl"), List.of(lines));
        return new TraceParser("t.jsonl", speed, folder, new ConfigReader(problems), problems)
                .parse(Load.closed(10, 1, 4), beside, 1_000);
    }

    private static String at(int millis, int output) {
        return "{\"timestamp\": " + millis + ", \"input_length\": 3, \"output_length\": " + output
                + ", \"hash_ids\": [1]}";
    }

    private static int outputTokens(Trace.Call call) {
        return ((Trace.Lengths) call.question()).outputTokens();
    }

    private List<String> messages() {
        return problems.list().stream().map(Problem::message).toList();
    }

    @Test
    void aTraceIsALoadOfItsOwn() throws IOException {
        Load load = parse("1.5", Map.of(), GOOD, "", at(28_482, 9));

        assertThat(messages()).isEmpty();
        assertThat(load.stages())
                .containsExactly(new Stage(
                        new Stage.Replay(
                                new Trace(
                                        "t.jsonl",
                                        List.of(
                                                new Trace.Call(Duration.ZERO, 6_955, 52, List.of(46L, 47L)),
                                                new Trace.Call(Duration.ofSeconds(1), 3, 9, List.of(1L)))),
                                1.5,
                                1_000),
                        new Stage.Count(2),
                        Duration.ZERO));
        assertThat(load.warmup()).isEqualTo(4);
    }

    @Test
    void timesThatGoBackwardsAreSorted() throws IOException {
        Trace trace = parse(null, Map.of(), at(500, 1), at(100, 2), at(100, 3))
                .trace()
                .orElseThrow();

        assertThat(trace.requests()).extracting(TraceParserTest::outputTokens).containsExactly(2, 3, 1);
        assertThat(trace.length()).isEqualTo(Duration.ofMillis(400));
    }

    @Test
    void aLineMayHaveThePromptItselfInPlaceOfItsLengths() throws IOException {
        Trace trace = parse(
                        null,
                        Map.of(),
                        "{\"timestamp\": 5, \"prompt\": \"Hello\", \"output_length\": 7}",
                        "{\"timestamp\": 9, \"body\": {\"messages\": [{\"role\": \"system\", \"content\": \"Be brief.\"}, "
                                + "{\"role\": \"user\", \"content\": \"Why?\"}], \"tool_choice\": \"none\"}}",
                        at(12, 3))
                .trace()
                .orElseThrow();

        assertThat(messages()).isEmpty();
        assertThat(trace.requests())
                .containsExactly(
                        new Trace.Call(Duration.ZERO, new Trace.Known(new Prompt.Text("Hello", OptionalInt.of(7)))),
                        new Trace.Call(
                                Duration.ofMillis(4),
                                new Trace.Known(new Prompt.Conversation(
                                        List.of(
                                                Map.of("role", "system", "content", "Be brief."),
                                                Map.of("role", "user", "content", "Why?")),
                                        Map.of("tool_choice", "none"),
                                        2))),
                        new Trace.Call(Duration.ofMillis(7), 3, 3, List.of(1L)));
    }

    @Test
    void aDurationCutsItByTheTimeOfTheReplay() throws IOException {
        Load load = parse("2", Map.of("duration", "1s"), at(0, 1), at(1_999, 2), at(2_000, 3));

        assertThat(messages()).isEmpty();
        assertThat(load.trace().orElseThrow().requests())
                .extracting(TraceParserTest::outputTokens)
                .containsExactly(1, 2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not JSON | a JSON object such as {\"timestamp\": 27482",
                "{\"input_length\": 1} | \"timestamp\" with a whole number of milliseconds",
                "{\"timestamp\": -1} | \"timestamp\" with a whole number of milliseconds",
                "{\"timestamp\": 0, \"input_length\": 0} | \"input_length\" with a whole number of tokens from 1 to",
                "{\"timestamp\": 0, \"input_length\": 1, \"output_length\": 1.5} | \"output_length\" with a whole number",
                "{\"timestamp\": 0, \"input_length\": 1, \"output_length\": 1} | \"hash_ids\" with a list of whole numbers",
                "{\"timestamp\": 0, \"input_length\": 1, \"output_length\": 1, \"hash_ids\": [\"a\"]} | \"hash_ids\" with a list",
                "{\"prompt\": \"Hello\"} | \"timestamp\" with a whole number of milliseconds",
                "{\"timestamp\": 0, \"prompt\": \"Hello\", \"output_length\": 0} | \"output_length\" with a whole number",
                "{\"timestamp\": 0, \"prompt\": \"Hello\", \"tools\": 3} | \"tools\" as OpenAI's chats have it",
                "{\"timestamp\": 0, \"turns\": [\"a\", \"b\"]} | one question, since each request of a trace has its own time"
            })
    void aBadLineIsNamedWithWhatIsExpected(String line, String expected) throws IOException {
        parse(null, Map.of(), GOOD, line);

        assertThat(messages())
                .singleElement()
                .asString()
                .startsWith("trace = \"t.jsonl line 2: ")
                .contains("expected " + expected);
    }

    @Test
    void anEmptyFileIsNoTrace() throws IOException {
        parse(null, Map.of(), "");

        assertThat(messages()).singleElement().asString().endsWith("a file with requests in it, but it is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "fast", "NaN", "Infinity", "1e-400"})
    void aSpeedIsAboveZero(String speed) throws IOException {
        parse(speed, Map.of(), GOOD);

        assertThat(messages())
                .containsExactly(
                        "traceSpeed = \"" + speed + "\": expected a number above 0, such as 2 for twice as fast");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "streams",
                "concurrency",
                "rate",
                "arrivals",
                "rampUp",
                "stages",
                "shard",
                "compareWith",
                "prompt",
                "prompts",
                "promptFile",
                "promptWords"
            })
    void whatItSetsItselfMayNotStandBesideIt(String name) throws IOException {
        parse(null, Map.of(name, "x"), GOOD);

        assertThat(messages())
                .containsExactly(name + " = \"x\": expected no " + name
                        + " beside trace, which sets the times and the prompts itself");
    }

    @Test
    void aSpeedNeedsATrace() {
        new TraceParser(null, "2", folder, new ConfigReader(problems), problems).checkAbsent();

        assertThat(messages()).singleElement().asString().startsWith("traceSpeed = \"2\": expected trace");
    }
}
