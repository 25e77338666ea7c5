package io.github.streamcheck.observe.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.streamcheck.plan.Prompt;
import io.github.streamcheck.plan.Request;
import io.github.streamcheck.wire.ClientProfile;
import io.github.streamcheck.wire.StreamRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AskedForTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A stream with these parameters, as JSON. */
    private static StreamRequest asking(String parameters) {
        return asking(parameters, OptionalInt.of(64), false);
    }

    private static StreamRequest asking(String parameters, OptionalInt maxTokens, boolean usage) {
        Request common = new Request(
                Optional.empty(),
                List.of("p"),
                true,
                maxTokens,
                OptionalDouble.empty(),
                usage,
                false,
                read(parameters.replace('\'', '"')));
        return new StreamRequest("m", "p", usage, common);
    }

    private static Map<String, Object> read(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException problem) {
            throw new IllegalArgumentException(json, problem);
        }
    }

    @Test
    void aPromptAsksForWhatIsItsOwnAndForTheRestAsAllStreamsDo() {
        Prompt own = new Prompt.Conversation(
                new Prompt.Text("p").messages(), Map.of("tool_choice", "none", "tools", List.of(Map.of())), 1);
        StreamRequest common = asking("{'n': 3, 'tool_choice': 'required'}");
        StreamRequest request = new StreamRequest("m", own, false, common.common(), ClientProfile.STREAMCHECK);
        assertThat(AskedFor.tools(request)).isTrue();
        assertThat(AskedFor.toolChoice(request).forbidden()).isTrue();
        assertThat(AskedFor.choices(request)).isEqualTo(3);
        assertThat(AskedFor.tools(common)).isFalse();
        assertThat(AskedFor.toolChoice(common).required()).isTrue();
    }

    @Test
    void oneChoiceUnlessMoreAreAskedFor() {
        assertThat(AskedFor.choices(asking("{}"))).isEqualTo(1);
        assertThat(AskedFor.choices(asking("{'n': 3}"))).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"max_completion_tokens", "max_output_tokens", "max_tokens"})
    void theLimitHasThreeNames(String name) {
        assertThat(AskedFor.maxTokens(asking("{'" + name + "': 9}"))).hasValue(9);
    }

    @Test
    void theLimitOfThePluginIsOneUnlessTheUserTookItOut() {
        assertThat(AskedFor.maxTokens(asking("{}"))).hasValue(64);
        assertThat(AskedFor.maxTokens(asking("{'max_tokens': null}"))).isEmpty();
        assertThat(AskedFor.maxTokens(asking("{}", OptionalInt.empty(), false))).isEqualTo(OptionalLong.empty());
    }

    @Test
    void stopsAreOneTextOrSeveral() {
        assertThat(AskedFor.stops(asking("{'stop': 'END'}"))).containsExactly("END");
        assertThat(AskedFor.stops(asking("{'stop': ['a', '', 7, 'b']}"))).containsExactly("a", "b");
        assertThat(AskedFor.stops(asking("{'stop': ''}"))).isEmpty();
        assertThat(AskedFor.stops(asking("{}"))).isEmpty();
    }

    @Test
    void stopsThatAreToBeShownDoNotCount() {
        assertThat(AskedFor.stops(asking("{'stop': 'END', 'include_stop_str_in_output': true}")))
                .isEmpty();
        assertThat(AskedFor.stops(asking("{'stop': 'END', 'include_stop_str_in_output': false}")))
                .containsExactly("END");
    }

    @Test
    void toolsAreAListThatIsNotEmpty() {
        assertThat(AskedFor.tools(asking("{'tools': [{}]}"))).isTrue();
        assertThat(AskedFor.tools(asking("{'tools': []}"))).isFalse();
        assertThat(AskedFor.tools(asking("{'tools': 'f'}"))).isFalse();
    }

    @Test
    void aToolIsForcedByItsNameOrAsAny() {
        assertThat(AskedFor.forcedTool(asking("{'tool_choice': {'type': 'function'}}")))
                .isTrue();
        assertThat(AskedFor.forcedTool(asking("{'tool_choice': 'required'}"))).isTrue();
        assertThat(AskedFor.forcedTool(asking("{'tool_choice': 'auto'}"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"true, true", "2, true", "0, true", "false, false", "null, false"})
    void logProbabilitiesAreAskedForByATruthOrANumber(String value, boolean asked) {
        assertThat(AskedFor.logprobs(asking("{'logprobs': " + value + "}"))).isEqualTo(asked);
    }

    @Test
    void usageIsAskedForByThePluginOrByTheUser() {
        assertThat(AskedFor.usage(asking("{}", OptionalInt.empty(), true))).isTrue();
        assertThat(AskedFor.usage(asking("{'stream_options': {'include_usage': true}}")))
                .isTrue();
        assertThat(AskedFor.usage(asking("{'stream_options': {'include_usage': false}}")))
                .isFalse();
        assertThat(AskedFor.usage(asking("{'stream_options': 1}"))).isFalse();
        assertThat(AskedFor.usage(asking("{}"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'response_format': 'json_object'}",
                "{'response_format': {'type': 'text'}}",
                "{'response_format': {'type': 'json_schema'}}",
                "{'response_format': {'type': 'text', 'json_schema': {'schema': {'type': 'object'}}}}"
            })
    void noJsonIsAskedFor(String parameters) {
        assertThat(AskedFor.json(asking(parameters))).isEqualTo(JsonWanted.NONE);
    }

    @Test
    void anObjectIsAskedFor() {
        assertThat(AskedFor.json(asking("{'response_format': {'type': 'json_object'}}")))
                .isEqualTo(new JsonWanted(true, true, List.of()));
    }

    @Test
    void membersOfAnObjectAreAskedForByASchema() {
        assertThat(
                        AskedFor.json(
                                asking(
                                        "{'response_format': {'type': 'json_schema', 'json_schema': {'schema': {'type': 'object', 'required': ['a']}}}}")))
                .isEqualTo(new JsonWanted(true, true, List.of("a")));
    }

    @Test
    void otherSchemasAskForAnyJson() {
        assertThat(
                        AskedFor.json(
                                asking(
                                        "{'response_format': {'type': 'json_schema', 'json_schema': {'schema': {'type': 'array', 'required': ['a']}}}}")))
                .isEqualTo(new JsonWanted(true, false, List.of()));
        assertThat(AskedFor.json(asking("{'response_format': {'type': 'json_schema', 'json_schema': {}}}")))
                .isEqualTo(new JsonWanted(true, false, List.of()));
    }

    @Test
    void requiredArgumentsAreThoseOfEachTool() {
        assertThat(AskedFor.requiredArguments(asking("{'tools': ["
                        + "{'function': {'name': 'f', 'parameters': {'required': ['a', 'b']}}},"
                        + "{'function': {'name': 'g', 'parameters': {'required': []}}},"
                        + "{'function': {'name': 'h'}},"
                        + "{'function': {'parameters': {'required': ['a']}}},"
                        + "{'custom': {'name': 'i'}},"
                        + "'j']}")))
                .isEqualTo(Map.of("f", List.of("a", "b")));
        assertThat(AskedFor.requiredArguments(asking("{'tools': {'function': {}}}")))
                .isEmpty();
    }

    @Test
    void aToolIsChosenUnderTheNewerOrTheOlderName() {
        assertThat(AskedFor.toolChoice(asking("{'tool_choice': 'required', 'function_call': 'none'}")))
                .isEqualTo(new ToolChoice(true, false, Optional.empty()));
        assertThat(AskedFor.toolChoice(asking("{'function_call': 'none'}")))
                .isEqualTo(new ToolChoice(false, true, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\"'any'\", true,",
                "\"'auto'\", false,",
                "\"{'function': {'name': 'f'}}\", true, f",
                "\"{'custom': {'name': 'c'}}\", true, c",
                "\"{'name': 'n'}\", true, n",
                "\"{'type': 'function'}\", false,",
                "\"{'allowed_tools': {'mode': 'required'}, 'name': 'n'}\", true,",
                "\"{'allowed_tools': {'mode': 'auto'}}\", false,"
            })
    void aToolIsChosenInManyWays(String choice, boolean required, String name) {
        assertThat(AskedFor.toolChoice(asking("{'tool_choice': " + choice + "}")))
                .isEqualTo(new ToolChoice(required, false, Optional.ofNullable(name)));
    }

    @Test
    void severalCallsAreAllowedUnlessTheUserSaysNo() {
        assertThat(AskedFor.oneCallOnly(asking("{'parallel_tool_calls': false}")))
                .isTrue();
        assertThat(AskedFor.oneCallOnly(asking("{'parallel_tool_calls': true}")))
                .isFalse();
        assertThat(AskedFor.oneCallOnly(asking("{}"))).isFalse();
    }

    @Test
    void speechIsAModality() {
        assertThat(AskedFor.audio(asking("{'modalities': ['text', 'audio']}"))).isTrue();
        assertThat(AskedFor.audio(asking("{'modalities': ['text']}"))).isFalse();
        assertThat(AskedFor.audio(asking("{'modalities': 'audio'}"))).isFalse();
    }
}
