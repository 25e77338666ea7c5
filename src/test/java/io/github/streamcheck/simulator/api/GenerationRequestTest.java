package io.github.streamcheck.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GenerationRequestTest {

    private static final String MESSAGES = "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]";

    static Stream<Arguments> invalidChats() {
        return Stream.of(
                Arguments.of("", "null", "must be a JSON object"),
                Arguments.of("{", "null", "could not parse"),
                Arguments.of("{} {}", "null", "could not parse"),
                Arguments.of("[]", "null", "must be a JSON object"),
                Arguments.of("{}", "messages", "Missing required parameter: 'messages'"),
                Arguments.of("{\"messages\":null}", "messages", "Missing required parameter: 'messages'"),
                Arguments.of("{\"messages\":\"hi\"}", "messages", "expected an array of objects, but got string"),
                Arguments.of("{\"messages\":[]}", "messages", "empty array"),
                Arguments.of("{\"messages\":[1]}", "messages[0]", "expected an object, but got number"),
                Arguments.of("{\"messages\":[{}]}", "messages[0].role", "Missing required parameter"),
                Arguments.of("{\"messages\":[{\"role\":1}]}", "messages[0].role", "expected a string"),
                Arguments.of(
                        "{\"messages\":[{\"role\":\"user\",\"content\":1}]}",
                        "messages[0].content",
                        "expected a string"),
                Arguments.of("{\"model\":1," + MESSAGES + "}", "model", "expected a string, but got number"),
                Arguments.of("{\"stream\":\"yes\"," + MESSAGES + "}", "stream", "expected a boolean"),
                Arguments.of("{\"stream_options\":true," + MESSAGES + "}", "stream_options", "expected an object"),
                Arguments.of("{\"max_tokens\":\"5\"," + MESSAGES + "}", "max_tokens", "expected an integer"),
                Arguments.of("{\"max_tokens\":1.5," + MESSAGES + "}", "max_tokens", "expected an integer"),
                Arguments.of("{\"max_tokens\":0," + MESSAGES + "}", "max_tokens", "Expected a value >= 1"),
                Arguments.of(
                        "{\"max_completion_tokens\":-1," + MESSAGES + "}",
                        "max_completion_tokens",
                        "Expected a value >= 1"),
                Arguments.of("{\"max_tokens\":131073," + MESSAGES + "}", "max_tokens", "Expected a value <= 131072"),
                Arguments.of("{\"n\":0," + MESSAGES + "}", "n", "Expected a value >= 1"),
                Arguments.of("{\"tools\":{}," + MESSAGES + "}", "tools", "expected an array of objects"),
                Arguments.of("{\"tools\":[{}]," + MESSAGES + "}", "tools[0].function.name", "Missing required"),
                Arguments.of("{\"logprobs\":2," + MESSAGES + "}", "logprobs", "expected a boolean"),
                Arguments.of("{\"top_logprobs\":2," + MESSAGES + "}", "top_logprobs", "only allowed when"),
                Arguments.of(
                        "{\"logprobs\":true,\"top_logprobs\":21," + MESSAGES + "}",
                        "top_logprobs",
                        "Expected a value <= 20"),
                Arguments.of("{\"n\":129," + MESSAGES + "}", "n", "Expected a value <= 128"),
                Arguments.of("{\"n\":99999999999," + MESSAGES + "}", "n", "above maximum value"),
                Arguments.of("{\"temperature\":\"0\"," + MESSAGES + "}", "temperature", "expected a number"),
                Arguments.of("{\"stop\":[1]," + MESSAGES + "}", "stop", "a string or an array of strings"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalidChats")
    void refusesABodyAndNamesTheField(String body, String param, String message) {
        ApiException refusal = catchThrowableOfType(ApiException.class, () -> Requests.chat(body));

        String json = refusal.reply().script().texts(Frame.Kind.OTHER).get(0);
        assertThat(json)
                .contains(message)
                .contains("\"type\":\"invalid_request_error\"")
                .contains("\"param\":" + (param.equals("null") ? "null" : "\"" + param + "\""));
    }

    @Test
    void refusesMoreChoicesThanItGenerates() {
        ApiException refusal = catchThrowableOfType(
                ApiException.class, () -> Requests.completions("{\"prompt\":[\"a\",\"b\"],\"n\":65}"));

        assertThat(refusal).hasMessageContaining("130");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    {"prompt":"a b  c"}         | 1 | 3
                    {"prompt":"a","n":3}        | 3 | 1
                    {"prompt":["a b","c"]}      | 2 | 3
                    {"prompt":[1,2,3]}          | 1 | 3
                    {"prompt":[[1,2],[3,4,5]]}  | 2 | 5
                    """)
    void readsEachFormOfPrompt(String body, int choices, int promptTokens) throws ApiException {
        GenerationRequest request = Requests.completions(body);

        assertThat(request.choices()).isEqualTo(choices);
        assertThat(request.promptTokens()).isEqualTo(promptTokens);
    }

    @Test
    void countsTheWordsOfAllMessagesAndParts() throws ApiException {
        GenerationRequest request = Requests.chat("""
                {"messages":[{"role":"system","content":"be brief"},{"role":"assistant","content":null},
                {"role":"user","content":[{"type":"text","text":"a b"},{"type":"image_url","image_url":{"url":"x"}}]}]}""");

        assertThat(request.promptTokens()).isEqualTo(4);
    }

    @Test
    void prefersTheNewerNameOfTheLimit() throws ApiException {
        GenerationRequest request = Requests.chat("{\"max_tokens\":5,\"max_completion_tokens\":7," + MESSAGES + "}");

        assertThat(request.limit()).hasValue(7);
    }

    @Test
    void sendsUsageOnlyIfAskedTo() throws ApiException {
        assertThat(Requests.chat("{\"stream_options\":{}," + MESSAGES + "}").includeUsage())
                .isFalse();
        assertThat(Requests.chat("{\"stream_options\":{\"include_usage\":true}," + MESSAGES + "}")
                        .includeUsage())
                .isTrue();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
                    "auto"                                        | true  | a b
                    "auto"                                        | false | a
                    "none"                                        | true  | none
                    "required"                                    | true  | a b
                    {"type":"function","function":{"name":"c"}}   | true  | c
                    """)
    void callsTheToolsThatItMay(String choice, boolean parallel, @Nullable String called) throws ApiException {
        GenerationRequest request = Requests.chat("{\"tools\":[" + tool("a") + "," + tool("b") + "," + tool("c")
                + "],\"tool_choice\":" + choice + ",\"parallel_tool_calls\":" + parallel + "," + MESSAGES + "}");

        assertThat(request.tools())
                .extracting(Tool::name)
                .containsExactlyElementsOf(called == null ? List.of() : Arrays.asList(called.split(" ", -1)));
    }

    @Test
    void callsAToolWithArgumentsThatFitItsParameters() throws ApiException {
        GenerationRequest request = Requests.chat("""
                {"tools":[{"type":"function","function":{"name":"a","parameters":{"type":"object","properties":{
                "s":{"type":"string"},"e":{"type":"string","enum":["x","y"]},"i":{"type":"integer"},
                "n":{"type":"number"},"b":{"type":"boolean"},"l":{"type":"array"},
                "o":{"type":"object","properties":{"i":{"type":"integer"}}}}}}}],""" + MESSAGES + "}");

        assertThat(request.tools().get(0).arguments())
                .isEqualTo(
                        "{\"s\":\"the quiet river\",\"e\":\"x\",\"i\":7,\"n\":1.5,\"b\":true,\"l\":[],\"o\":{\"i\":7}}");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
                    "[k3x9-17] hello"                     | [k3x9-17]
                    ["other", "[k3x9-17] hello"]          | [k3x9-17]
                    "hello [k3x9-17]"                     | none
                    "[not a marker] hello"                | none
                    [1,2]                                 | none
                    """)
    void findsTheMarkerThatThePromptBeginsWith(String prompt, @Nullable String marker) throws ApiException {
        assertThat(Requests.completions("{\"prompt\":" + prompt + "}").marker()).isEqualTo(Optional.ofNullable(marker));
    }

    @Test
    void findsTheMarkerOfTheLastMessage() throws ApiException {
        assertThat(Requests.chat("""
                        {"messages":[{"role":"user","content":"[one-1] a"},
                        {"role":"user","content":[{"type":"text","text":"[two-2] a"}]}]}""").marker()).hasValue("[two-2]");
    }

    private static String tool(String name) {
        return "{\"type\":\"function\",\"function\":{\"name\":\"" + name + "\"}}";
    }
}
