package io.github.streamcheck.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.helpers.ResponseAccumulator;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseOutputItem;
import com.openai.models.responses.ResponseStatus;
import com.openai.models.responses.ResponseStreamEvent;
import com.openai.models.responses.ResponseUsage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the official SDK makes of the simulator's Responses API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenAiSdkResponsesTest {

    private static final ResponseCreateParams ASKED = ResponseCreateParams.builder()
            .model("some-model")
            .input("one two three")
            .temperature(0)
            .build();

    private static final List<Map<String, Object>> TOOLS = List.of(
            Map.of(
                    "type",
                    "function",
                    "name",
                    "weather",
                    "parameters",
                    Map.of("type", "object", "properties", Map.of("city", Map.of("type", "string")))),
            Map.of("type", "function", "name", "now"));

    private Simulator simulator;
    private OpenAIClient client;

    @BeforeAll
    void start() throws Exception {
        simulator = Simulator.start(SimulatorSettings.defaults()
                .withTtft(Duration.ofMillis(5))
                .withItl(Duration.ofMillis(1))
                .withTokens(8));
        client = OpenAIOkHttpClient.builder()
                .baseUrl(simulator.baseUri() + "/v1")
                .apiKey("sk-test")
                .maxRetries(0)
                .build();
    }

    @AfterAll
    void stop() {
        client.close();
        simulator.close();
    }

    @Test
    void streamsAResponseThatAgreesWithThePlainOne() {
        Response streamed = streamed(ASKED);
        Response plain = client.responses().create(ASKED).validate();

        assertThat(text(streamed)).isEqualTo(text(plain)).isNotBlank();
        assertThat(streamed.status()).isEqualTo(plain.status()).hasValue(ResponseStatus.COMPLETED);
        assertThat(streamed.usage())
                .isEqualTo(plain.usage())
                .hasValueSatisfying(usage -> assertThat(counts(usage)).containsExactly(3L, 8L, 11L));
        assertThat(streamed.model().asString()).isEqualTo("some-model");
    }

    @Test
    void streamsTheTextThatTheLastEventHoldsWhole() {
        List<ResponseStreamEvent> events = events(ASKED);

        assertThat(events.stream()
                        .flatMap(event -> event.outputTextDelta().stream())
                        .map(event -> event.delta())
                        .collect(Collectors.joining()))
                .isEqualTo(text(
                        events.get(events.size() - 1).completed().orElseThrow().response()))
                .isNotBlank();
    }

    @Test
    void sendsEventsFromWhichTheSdkBuildsTheSameResponse() {
        ResponseAccumulator accumulator = ResponseAccumulator.createWithSnapshots();
        events(ASKED).forEach(accumulator::accumulate);

        assertThat(accumulator.reconstructedResponse().output())
                .isEqualTo(accumulator.response().output())
                .hasSize(1);
    }

    @Test
    void endsAResponseAsIncompleteAtItsLimit() {
        ResponseCreateParams limited = ASKED.toBuilder().maxOutputTokens(3).build();

        Response streamed = streamed(limited);

        assertThat(streamed.status()).hasValue(ResponseStatus.INCOMPLETE);
        assertThat(streamed.incompleteDetails().flatMap(details -> details.reason()))
                .hasValueSatisfying(reason -> assertThat(reason.asString()).isEqualTo("max_output_tokens"));
        assertThat(text(streamed))
                .isEqualTo(text(client.responses().create(limited).validate()));
        assertThat(events(limited).get(events(limited).size() - 1).isIncomplete())
                .isTrue();
    }

    @Test
    void streamsToolCallsThatAgreeWithThePlainOnes() {
        ResponseCreateParams tools = ASKED.toBuilder()
                .putAdditionalBodyProperty("tools", JsonValue.from(TOOLS))
                .build();

        Response streamed = streamed(tools);

        assertThat(calls(streamed))
                .isEqualTo(calls(client.responses().create(tools).validate()))
                .containsExactly("weather({\"city\":\"the quiet river\"})", "now({})");
    }

    @Test
    void streamsASummaryOfTheReasoningBeforeTheText() {
        Response streamed = streamed(ASKED.toBuilder().model("some-reasoning").build());

        assertThat(streamed.output()).hasSize(2);
        assertThat(streamed.output().get(0).asReasoning().summary())
                .singleElement()
                .satisfies(part -> assertThat(part.text()).isNotBlank());
        assertThat(streamed.output().get(1).isMessage()).isTrue();
        assertThat(streamed.usage().orElseThrow().outputTokensDetails().reasoningTokens())
                .isPositive();
    }

    @Test
    void explainsWhatIsMissing() {
        BadRequestException error = catchThrowableOfType(
                BadRequestException.class,
                () -> client.responses()
                        .create(ResponseCreateParams.builder()
                                .model("some-model")
                                .build()));

        assertThat(error.param()).hasValue("input");
    }

    private List<ResponseStreamEvent> events(ResponseCreateParams params) {
        try (StreamResponse<ResponseStreamEvent> stream = client.responses().createStreaming(params)) {
            return stream.stream().map(ResponseStreamEvent::validate).toList();
        }
    }

    private Response streamed(ResponseCreateParams params) {
        ResponseAccumulator accumulator = ResponseAccumulator.create();
        events(params).forEach(accumulator::accumulate);
        return accumulator.response().validate();
    }

    private static String text(Response response) {
        return response.output().stream()
                .filter(ResponseOutputItem::isMessage)
                .flatMap(item -> item.asMessage().content().stream())
                .map(content -> content.asOutputText().text())
                .collect(Collectors.joining());
    }

    private static List<String> calls(Response response) {
        return response.output().stream()
                .map(ResponseOutputItem::asFunctionCall)
                .map(call -> call.name() + "(" + call.arguments() + ")")
                .toList();
    }

    private static List<Long> counts(ResponseUsage usage) {
        return List.of(usage.inputTokens(), usage.outputTokens(), usage.totalTokens());
    }
}
