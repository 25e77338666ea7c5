package io.github.streamcheck.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.streamcheck.plan.Prompt;
import io.github.streamcheck.plan.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same conversation in the form of each API. */
class ConversationFormTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Request COMMON = new Request(
            Optional.empty(), List.of("-"), false, OptionalInt.empty(), OptionalDouble.empty(), false, false, Map.of());

    /** Instructions, an image, a call and its result. */
    private static final String WHOLE = """
            [{"role": "system", "content": "Be brief."},
             {"role": "user", "content": [
               {"type": "text", "text": "What is it?"},
               {"type": "image_url", "image_url": {"url": "data:image/png;base64,AAAA"}}]},
             {"role": "assistant", "content": "Let me see.", "tool_calls": [
               {"id": "c1", "type": "function", "function": {"name": "look", "arguments": "{\\"at\\":1}"}}]},
             {"role": "tool", "tool_call_id": "c1", "content": "a cat"}]
            """;

    private static Prompt prompt(String messages) {
        List<Map<String, Object>> all = StreamSupport.stream(json(messages).spliterator(), false)
                .map(each -> JSON.<Map<String, Object>>convertValue(each, JSON.constructType(Map.class)))
                .toList();
        return new Prompt.Conversation(all, Map.of(), 1);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private static JsonNode body(Protocol protocol, Prompt prompt) throws IOException {
        assertThat(protocol.refusal(prompt)).isEmpty();
        return JSON.readTree(
                protocol.requestBody(new StreamRequest("m", prompt, false, COMMON, ClientProfile.STREAMCHECK)));
    }

    private static Protocol named(String name) {
        return Protocol.all().stream()
                .filter(protocol -> protocol.endpoint().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void chatsTakeItAsItStands() throws Exception {
        assertThat(body(new ChatProtocol(), prompt(WHOLE)).path("messages")).isEqualTo(json(WHOLE));
    }

    @Test
    void responsesTakeItAsItems() throws Exception {
        assertThat(body(new ResponsesProtocol(), prompt(WHOLE)).path("input")).isEqualTo(json("""
                [{"role": "system", "content": "Be brief."},
                 {"role": "user", "content": [
                   {"type": "input_text", "text": "What is it?"},
                   {"type": "input_image", "image_url": "data:image/png;base64,AAAA"}]},
                 {"role": "assistant", "content": "Let me see."},
                 {"type": "function_call", "call_id": "c1", "name": "look", "arguments": "{\\"at\\":1}"},
                 {"type": "function_call_output", "call_id": "c1", "output": "a cat"}]
                """));
    }

    @Test
    void messagesTakeTheInstructionsApartAndCallsAsBlocks() throws Exception {
        JsonNode body = body(new MessagesProtocol(), prompt(WHOLE));

        assertThat(body.path("system").asText()).isEqualTo("Be brief.");
        assertThat(body.path("messages")).isEqualTo(json("""
                [{"role": "user", "content": [
                   {"type": "text", "text": "What is it?"},
                   {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "AAAA"}}]},
                 {"role": "assistant", "content": [
                   {"type": "text", "text": "Let me see."},
                   {"type": "tool_use", "id": "c1", "name": "look", "input": {"at": 1}}]},
                 {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "c1", "content": "a cat"}]}]
                """));
    }

    @Test
    void ollamaTakesImagesBesideTheTextAndArgumentsAsObjects() throws Exception {
        String own = """
                [{"role": "user", "content": "x", "images": ["AAAA"]},
                 {"role": "tool", "tool_name": "look", "content": "a cat"}]
                """;

        assertThat(body(new OllamaChatProtocol(), prompt(WHOLE))
                        .path("messages")
                        .get(1))
                .isEqualTo(json("""
                {"role": "user", "content": "What is it?", "images": ["AAAA"]}
                """));
        assertThat(body(new OllamaChatProtocol(), prompt(WHOLE))
                        .path("messages")
                        .get(2))
                .isEqualTo(json("""
                {"role": "assistant", "content": "Let me see.",
                 "tool_calls": [{"function": {"name": "look", "arguments": {"at": 1}}}]}
                """));
        assertThat(body(new OllamaChatProtocol(), prompt(own)).path("messages")).isEqualTo(json(own));
    }

    @Test
    void partsInAnApisOwnFormStay() throws Exception {
        String block = "{\"type\": \"document\", \"source\": {\"type\": \"url\", \"url\": \"u\"}}";
        String part = "{\"type\": \"input_file\", \"file_url\": \"u\"}";

        assertThat(body(new MessagesProtocol(), prompt("[{\"role\": \"user\", \"content\": [" + block + "]}]"))
                        .at("/messages/0/content/0"))
                .isEqualTo(json(block));
        assertThat(body(new ResponsesProtocol(), prompt("[{\"role\": \"user\", \"content\": [" + part + "]}]"))
                        .at("/input/0/content/0"))
                .isEqualTo(json(part));
    }

    private static Prompt asking(String name, Object value) {
        return new Prompt.Conversation(new Prompt.Text("x").messages(), Map.of(name, value), 1);
    }

    @Test
    void toolsAndFormatsAreSentWhereTheirFormIsThatOfChats() throws Exception {
        Object tools = List.of(Map.of("type", "function", "function", Map.of("name", "f")));
        Object format = Map.of("type", "json_object");
        assertThat(body(new ChatProtocol(), asking("tools", tools))
                        .at("/tools/0/function/name")
                        .asText())
                .isEqualTo("f");
        assertThat(body(new ChatProtocol(), asking("tool_choice", "none"))
                        .path("tool_choice")
                        .asText())
                .isEqualTo("none");
        assertThat(body(new ChatProtocol(), asking("response_format", format))
                        .at("/response_format/type")
                        .asText())
                .isEqualTo("json_object");
        assertThat(body(new OllamaChatProtocol(), asking("tools", tools))
                        .at("/tools/0/function/name")
                        .asText())
                .isEqualTo("f");
    }

    @ParameterizedTest
    @CsvSource({
        "messages, tools",
        "messages, tool_choice",
        "responses, tools",
        "responses, response_format",
        "ollama-chat, tool_choice",
        "ollama-chat, response_format",
    })
    void toolsAndFormatsAreRefusedWhereTheyHaveAnotherForm(String endpoint, String name) {
        assertThat(named(endpoint).refusal(asking(name, List.of()))).contains("has no form for a prompt's " + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"completions", "ollama-generate", "realtime"})
    void oneTextWithToolsIsMoreThanOneText(String endpoint) {
        assertThat(named(endpoint).refusal(asking("tools", List.of()))).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            completions     | {"role": "user", "content": "x"}, {"role": "user", "content": "y"}    | takes one text, and no conversation
            ollama-generate | {"role": "user", "content": "x"}, {"role": "user", "content": "y"}    | takes one text, and no conversation
            realtime        | {"role": "system", "content": "x"}, {"role": "user", "content": "y"}  | takes one text, and no conversation
            messages        | {"role": "user", "content": [{"type": "input_audio"}]}                | has no form for a part of the type input_audio
            responses       | {"role": "user", "content": [{"type": "tool_use"}]}                   | has no form for a part of the type tool_use
            ollama-chat     | {"role": "user", "content": [{"type": "input_audio"}]}                | has no form for a part of the type input_audio
            ollama-chat     | {"role": "user", "content": [{"type": "image_url", "image_url": {"url": "http://h/x"}}]} | takes an image only as data, and not as an address
            messages        | {"role": "user", "content": "x"}, {"role": "system", "content": "y"}  | takes messages of the role system only at the beginning
            messages        | {"role": "user", "content": "x", "name": "Ann"}                       | has no form for a message's name
            messages        | {"role": "assistant", "tool_calls": [{"function": {"name": "f", "arguments": "{"}}]} | takes a call's arguments only as a JSON object
            responses       | {"role": "assistant", "tool_calls": [{"type": "custom", "custom": {}}]} | takes only calls of functions
            """)
    void whatAnApiHasNoFormForIsRefused(String endpoint, String messages, String reason) {
        assertThat(named(endpoint).refusal(prompt("[" + messages + "]"))).contains(reason);
    }
}
