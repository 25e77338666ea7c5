package io.github.streamcheck.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.streamcheck.plan.Prompt;
import io.github.streamcheck.plan.Request;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestJsonTest {

    private static JsonNode chat(boolean includeUsage, Map<String, Object> parameters) throws IOException {
        Request common = new Request(
                Optional.empty(),
                List.of("unused"),
                true,
                OptionalInt.of(64),
                OptionalDouble.of(0),
                includeUsage,
                false,
                parameters);
        return new ObjectMapper()
                .readTree(new ChatProtocol().requestBody(new StreamRequest("m", "hello", includeUsage, common)));
    }

    @ParameterizedTest
    @CsvSource({
        "chat, /max_tokens",
        "completions, /max_tokens",
        "messages, /max_tokens",
        "responses, /max_output_tokens",
        "realtime, /response/max_output_tokens",
        "ollama-chat, /options/num_predict",
        "ollama-generate, /options/num_predict"
    })
    void aPromptsOwnLimitStandsInPlaceOfTheRuns(String endpoint, String member) throws IOException {
        Protocol protocol = Protocol.all().stream()
                .filter(each -> each.endpoint().name().equals(endpoint))
                .findFirst()
                .orElseThrow();
        Request common = new Request(
                Optional.empty(),
                List.of("unused"),
                true,
                OptionalInt.of(64),
                OptionalDouble.empty(),
                false,
                false,
                Map.of());
        Prompt prompt = new Prompt.Text("hello", OptionalInt.of(7)).marked("[run-1] ");
        JsonNode body = new ObjectMapper()
                .readTree(
                        protocol.requestBody(new StreamRequest("m", prompt, false, common, ClientProfile.STREAMCHECK)));

        assertThat(body.at(member).asInt()).isEqualTo(7);
    }

    @Test
    void asksForAStreamWithUsage() throws IOException {
        JsonNode body = chat(true, Map.of());
        assertThat(body.path("stream").asBoolean()).isTrue();
        assertThat(body.at("/stream_options/include_usage").asBoolean()).isTrue();
        assertThat(body.at("/messages/0/content").asText()).isEqualTo("hello");
        assertThat(body.path("max_tokens").asInt()).isEqualTo(64);
        assertThat(body.path("temperature").asDouble(-1)).isZero();
    }

    @Test
    void leavesStreamOptionsOutWhereTheyAreNotWanted() throws IOException {
        assertThat(chat(false, Map.of()).has("stream_options")).isFalse();
    }

    @Test
    void furtherParametersWin() throws IOException {
        assertThat(chat(true, Map.of("model", "other", "n", 2)).path("model").asText())
                .isEqualTo("other");
    }

    @Test
    void aNullTakesAMemberOut() throws IOException {
        assertThat(chat(true, Collections.singletonMap("temperature", null)).has("temperature"))
                .isFalse();
    }

    @Test
    void theNewerNameOfTheTokenLimitReplacesTheOlder() throws IOException {
        JsonNode body = chat(true, Map.of("max_completion_tokens", 5));
        assertThat(body.has("max_tokens")).isFalse();
        assertThat(body.path("max_completion_tokens").asInt()).isEqualTo(5);
    }

    @Test
    void completionsCarryThePromptAsText() throws IOException {
        Request common = new Request(
                Optional.empty(),
                List.of("unused"),
                true,
                OptionalInt.empty(),
                OptionalDouble.empty(),
                false,
                false,
                Map.of());
        JsonNode body = new ObjectMapper()
                .readTree(new CompletionsProtocol().requestBody(new StreamRequest("m", "hello", false, common)));
        assertThat(body.path("prompt").asText()).isEqualTo("hello");
        assertThat(body.has("max_tokens")).isFalse();
    }

    @Test
    void responsesHaveTheirOwnNamesForPromptAndLimitAndNoOptions() throws IOException {
        Request common = new Request(
                Optional.empty(),
                List.of("unused"),
                true,
                OptionalInt.of(64),
                OptionalDouble.empty(),
                true,
                false,
                Map.of());

        assertThat(new String(
                        new ResponsesProtocol().requestBody(new StreamRequest("m", "hello", true, common)), UTF_8))
                .isEqualTo("{\"model\":\"m\",\"input\":\"hello\",\"stream\":true,\"max_output_tokens\":64}");
    }

    @Test
    void aRealtimeResponseIsAskedForAfterItsItem() throws IOException {
        Request common = new Request(
                Optional.empty(),
                List.of("unused"),
                true,
                OptionalInt.of(64),
                OptionalDouble.empty(),
                true,
                false,
                Map.of("instructions", "be brief"));
        Dialogue dialogue = new RealtimeProtocol().dialogue(new StreamRequest("a b/c", "hello", true, common));

        assertThat(dialogue.path()).isEqualTo("/v1/realtime?model=a+b%2Fc");
        assertThat(dialogue.messages()).hasSize(2);
        JsonNode item = new ObjectMapper().readTree(dialogue.messages().get(0));
        assertThat(item.path("type").asText()).isEqualTo("conversation.item.create");
        assertThat(item.at("/item/content/0/text").asText()).isEqualTo("hello");
        JsonNode asked = new ObjectMapper().readTree(dialogue.messages().get(1));
        assertThat(asked.path("type").asText()).isEqualTo("response.create");
        assertThat(asked.at("/response/output_modalities/0").asText()).isEqualTo("text");
        assertThat(asked.at("/response/max_output_tokens").asInt()).isEqualTo(64);
        assertThat(asked.at("/response/instructions").asText()).isEqualTo("be brief");
        assertThat(asked.path("response").has("model")).isFalse();
    }
}
