package io.github.streamcheck.observe.rules.tool;

import static io.github.streamcheck.observe.JudgedStream.DONE;
import static io.github.streamcheck.observe.JudgedStream.ROLE;
import static io.github.streamcheck.observe.JudgedStream.chunk;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.Finding;
import io.github.streamcheck.observe.JudgedStream;
import io.github.streamcheck.observe.StreamRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that sends calls without end costs no memory: those beyond the 128th are not judged, and the others are. */
class ManyCallsTest {

    private static final Map<String, Object> TOOLS = Map.of(
            "tools",
            List.of(Map.of("function", Map.of("name", "f", "parameters", Map.of("required", List.of("a"))))),
            "tool_choice",
            Map.of("name", "f"));

    private static String call(int index, String members) {
        return chunk("{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":" + index + "," + members + "}]}}");
    }

    private static String good(int index) {
        return call(
                index,
                "\"id\":\"t" + index
                        + "\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"a\\\":1}\"}");
    }

    private static List<Finding> findings(StreamRule rule, int goodOnes, String... further) {
        String calls =
                IntStream.range(0, goodOnes).mapToObj(ManyCallsTest::good).collect(Collectors.joining());
        return JudgedStream.of(ROLE, calls, String.join("", further))
                .then(0, (chunk("{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}") + DONE).getBytes(UTF_8))
                .asking(TOOLS)
                .by(rule)
                .inReadsOf(1 << 20)
                .result()
                .findings();
    }

    /** What is wrong with a call, as members of its first fragment and of its second. */
    static Stream<Arguments> defects() {
        String named = "\"type\":\"function\",\"function\":{\"name\":\"f\"}";
        return Stream.of(
                Arguments.of(new ToolCallIdentity(), named, named),
                Arguments.of(
                        new ToolCallShape(), "\"id\":\"t\",\"function\":{\"arguments\":\"{}\"}", "\"function\":{}"),
                Arguments.of(new ToolArgumentsIncomplete(), "\"id\":\"t\"," + named, "\"function\":{}"),
                Arguments.of(new ToolNameLate(), "\"id\":\"t\",\"function\":{}", named),
                Arguments.of(new ToolChoiceIgnored(), "\"id\":\"t\",\"function\":{\"name\":\"g\"}", "\"function\":{}"));
    }

    @ParameterizedTest
    @MethodSource("defects")
    void theLastOfThemIsJudged(StreamRule rule, String first, String second) {
        assertThat(findings(rule, 127, call(127, first), call(127, second))).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("defects")
    void oneMoreIsNot(StreamRule rule, String first, String second) {
        assertThat(findings(rule, 128, call(128, first), call(128, second))).isEmpty();
    }

    /** What is wrong with a fragment of a call that began before. */
    static Stream<Arguments> goingOn() {
        return Stream.of(
                Arguments.of(new ToolCallIdentity(), "\"id\":\"t1\",\"function\":{}"),
                Arguments.of(new ToolCallShape(), "\"function\":{\"name\":\"f\"}"));
    }

    @ParameterizedTest
    @MethodSource("goingOn")
    void oneThatGoesOnIsJudged(StreamRule rule, String fragment) {
        assertThat(findings(rule, 128, call(0, fragment))).isNotEmpty();
    }

    @Test
    void argumentsOfOneThatGoesOnAreJudged() {
        String others = IntStream.range(1, 129).mapToObj(ManyCallsTest::good).collect(Collectors.joining());

        assertThat(findings(
                        new ToolArgumentsIncomplete(),
                        0,
                        call(0, "\"id\":\"t\",\"function\":{\"name\":\"f\",\"arguments\":\"{\"}"),
                        others,
                        call(0, "\"function\":{\"arguments\":\"}\"}")))
                .hasSize(1);
    }
}
