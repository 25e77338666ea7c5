package io.github.streamcheck.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

/** How Ollama's endpoints are asked, and what shows that a server has them. */
class OllamaProtocolTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode request(OptionalInt maxTokens, OptionalDouble temperature, Map<String, Object> parameters)
            throws IOException {
        Request common =
                new Request(Optional.empty(), List.of("unused"), true, maxTokens, temperature, true, false, parameters);
        return JSON.readTree(new OllamaChatProtocol().requestBody(new StreamRequest("m", "hello", true, common)));
    }

    private static JsonNode request(Map<String, Object> parameters) throws IOException {
        return request(OptionalInt.empty(), OptionalDouble.empty(), parameters);
    }

    @Test
    void asksForAStreamWithoutOptionsUnlessThereAreAny() throws IOException {
        assertThat(request(Map.of()))
                .isEqualTo(JSON.readTree(
                        "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}],\"stream\":true}"));
    }

    @Test
    void generateHasThePromptAsAText() throws IOException {
        Request common = new Request(
                Optional.empty(),
                List.of("unused"),
                true,
                OptionalInt.of(5),
                OptionalDouble.empty(),
                true,
                false,
                Map.of());

        assertThat(JSON.readTree(
                        new OllamaGenerateProtocol().requestBody(new StreamRequest("m", "hello", true, common))))
                .isEqualTo(JSON.readTree(
                        "{\"model\":\"m\",\"prompt\":\"hello\",\"stream\":true," + "\"options\":{\"num_predict\":5}}"));
    }

    @Test
    void whatTheGenerationGoesByIsAmongTheOptions() throws IOException {
        JsonNode body = request(
                OptionalInt.of(64), OptionalDouble.of(0), Map.of("seed", 7, "stop", List.of("x"), "think", true));

        assertThat(body.path("options"))
                .isEqualTo(JSON.readTree("{\"num_predict\":64,\"temperature\":0.0,\"seed\":7,\"stop\":[\"x\"]}"));
        assertThat(body.path("think").asBoolean()).isTrue();
        assertThat(body.has("seed")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"max_tokens", "max_completion_tokens", "num_predict"})
    void theLimitOfOtherApisIsThatOfOllama(String name) throws IOException {
        assertThat(request(OptionalInt.of(64), OptionalDouble.empty(), Map.of(name, 5))
                        .path("options"))
                .isEqualTo(JSON.readTree("{\"num_predict\":5}"));
    }

    @Test
    void theUsersOwnOptionsWin() throws IOException {
        assertThat(request(
                                OptionalInt.of(64),
                                OptionalDouble.of(1),
                                Map.of("options", Map.of("num_predict", 5, "num_ctx", 9)))
                        .path("options"))
                .isEqualTo(JSON.readTree("{\"num_predict\":5,\"temperature\":1.0,\"num_ctx\":9}"));
    }

    @Test
    void aNullTakesAMemberOrAnOptionOut() throws IOException {
        assertThat(request(OptionalInt.of(64), OptionalDouble.empty(), Collections.singletonMap("max_tokens", null))
                        .has("options"))
                .isFalse();
        assertThat(request(Collections.singletonMap("stream", null)).has("stream"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "application/x-ndjson, true, true",
        "application/x-ndjson, false, false",
        "text/event-stream, true, false",
        "application/json, true, false"
    })
    void isShownByAStreamOfLines(String mediaType, boolean streamed, boolean shown) {
        FirstAnswer answer = new FirstAnswer(200, mediaType, streamed, Optional.of("id"), "m", "");

        assertThat(new OllamaChatProtocol().isShownBy(answer)).isEqualTo(shown);
        assertThat(new OllamaGenerateProtocol().isShownBy(answer)).isEqualTo(shown);
    }
}
