package io.github.streamcheck.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.errors.BadRequestException;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.ContentBlock;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.StopReason;
import com.anthropic.models.messages.TextBlock;
import com.anthropic.models.messages.ToolUseBlock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the official SDK makes of the simulator's Messages API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnthropicSdkTest {

    private static final List<Map<String, Object>> TOOLS = List.of(
            Map.of(
                    "name",
                    "weather",
                    "input_schema",
                    Map.of("type", "object", "properties", Map.of("city", Map.of("type", "string")))),
            Map.of("name", "now", "input_schema", Map.of("type", "object", "properties", Map.of())));

    private Simulator simulator;
    private AnthropicClient client;

    @BeforeAll
    void start() throws Exception {
        simulator = Simulator.start(SimulatorSettings.defaults()
                .withTtft(Duration.ofMillis(5))
                .withItl(Duration.ofMillis(1))
                .withTokens(8)
                .withApiKey("sk-test"));
        client = AnthropicOkHttpClient.builder()
                .baseUrl(simulator.baseUri().toString())
                .apiKey("sk-test")
                .maxRetries(0)
                .build();
    }

    @AfterAll
    void stop() {
        client.close();
        simulator.close();
    }

    private static MessageCreateParams.Builder asked() {
        return MessageCreateParams.builder()
                .model("some-model")
                .maxTokens(64)
                .addUserMessage("one two three")
                .putAdditionalBodyProperty("temperature", JsonValue.from(0));
    }

    private Message streamed(MessageCreateParams asked) {
        MessageAccumulator accumulator = MessageAccumulator.create();
        try (StreamResponse<RawMessageStreamEvent> stream = client.messages().createStreaming(asked)) {
            stream.stream().map(RawMessageStreamEvent::validate).forEach(accumulator::accumulate);
        }
        return accumulator.message();
    }

    private static String text(Message message) {
        return message.content().stream()
                .flatMap(block -> block.text().stream())
                .map(TextBlock::text)
                .collect(Collectors.joining());
    }

    @Test
    void streamsAMessageThatAgreesWithThePlainOne() {
        Message streamed = streamed(asked().build());
        Message plain = client.messages().create(asked().build()).validate();

        assertThat(text(streamed)).isEqualTo(text(plain)).isNotBlank();
        assertThat(streamed.stopReason()).isEqualTo(plain.stopReason()).hasValue(StopReason.END_TURN);
        assertThat(streamed.usage().outputTokens())
                .isEqualTo(plain.usage().outputTokens())
                .isEqualTo(8);
        assertThat(streamed.usage().inputTokens()).isEqualTo(3);
    }

    @Test
    void streamsThinkingWithItsSignature() {
        Message streamed = streamed(asked().model("some-reasoning").build());

        assertThat(streamed.content()).hasSize(2);
        assertThat(streamed.content().get(0).thinking())
                .hasValueSatisfying(thinking -> assertThat(thinking.signature()).isNotBlank());
        assertThat(streamed.content().get(1).isText()).isTrue();
    }

    @Test
    void streamsCallsWithAndWithoutArguments() {
        Message streamed = streamed(asked().putAdditionalBodyProperty("tools", JsonValue.from(TOOLS))
                .build());

        assertThat(streamed.stopReason()).hasValue(StopReason.TOOL_USE);
        assertThat(streamed.content().stream()
                        .flatMap(block -> block.toolUse().stream())
                        .map(ToolUseBlock::name))
                .containsExactly("weather", "now");
        assertThat(streamed.content()).allMatch(ContentBlock::isToolUse);
    }

    @Test
    void endsAtTheLimitAndAtAStopSequence() {
        String whole = text(streamed(asked().build()));
        String stop = whole.split(" ", -1)[4];

        assertThat(streamed(asked().maxTokens(3).build()).stopReason()).hasValue(StopReason.MAX_TOKENS);
        Message stopped = streamed(asked().addStopSequence(stop).build());
        assertThat(stopped.stopReason()).hasValue(StopReason.STOP_SEQUENCE);
        assertThat(stopped.stopSequence()).hasValue(stop);
        assertThat(text(stopped)).doesNotContain(stop);
    }

    @Test
    void refusesAsTheSdkExpects() {
        BadRequestException refused = catchThrowableOfType(
                BadRequestException.class,
                () -> client.messages()
                        .create(MessageCreateParams.builder()
                                .model("some-model")
                                .maxTokens(0)
                                .addUserMessage("hello")
                                .build()));

        assertThat(refused.body().toString()).contains("invalid_request_error");
    }
}
