package io.github.streamcheck.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.errors.NotFoundException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.completions.Completion;
import com.openai.models.completions.CompletionCreateParams;
import com.openai.models.completions.CompletionUsage;
import com.openai.models.models.Model;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the official SDK makes of the simulator. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenAiSdkTest {

    private static final ChatCompletionStreamOptions USAGE =
            ChatCompletionStreamOptions.builder().includeUsage(true).build();

    private static final ChatCompletionCreateParams CHAT = ChatCompletionCreateParams.builder()
            .model("some-model")
            .addUserMessage("one two three")
            .temperature(0)
            .maxCompletionTokens(6)
            .build();

    private static final CompletionCreateParams COMPLETION = CompletionCreateParams.builder()
            .model("some-model")
            .prompt("one two three")
            .temperature(0)
            .build();

    private static final List<Map<String, Object>> TOOLS = List.of(
            Map.of(
                    "type",
                    "function",
                    "function",
                    Map.of(
                            "name",
                            "weather",
                            "parameters",
                            Map.of("type", "object", "properties", Map.of("city", Map.of("type", "string"))))),
            Map.of("type", "function", "function", Map.of("name", "now")));

    private Simulator simulator;
    private OpenAIClient client;

    @BeforeAll
    void start() throws Exception {
        simulator = Simulator.start(SimulatorSettings.defaults()
                .withTtft(Duration.ofMillis(5))
                .withItl(Duration.ofMillis(1))
                .withTokens(8)
                .withModel("the-model")
                .withApiKey("sk-test"));
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
    void streamsAChatThatAgreesWithThePlainOne() {
        ChatCompletion streamed = streamed(CHAT);
        ChatCompletion plain = client.chat().completions().create(CHAT);

        assertThat(streamed.choices().get(0).message().content())
                .isEqualTo(plain.choices().get(0).message().content())
                .isPresent();
        assertThat(streamed.choices().get(0).finishReason())
                .isEqualTo(plain.choices().get(0).finishReason())
                .isEqualTo(ChatCompletion.Choice.FinishReason.LENGTH);
        assertThat(streamed.usage())
                .isEqualTo(plain.usage())
                .hasValueSatisfying(usage -> assertThat(counts(usage)).containsExactly(3L, 6L, 9L));
        assertThat(streamed.model()).isEqualTo("some-model");
    }

    @Test
    void sendsChatObjectsThatTheSdkFindsValid() {
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(CHAT)) {
            assertThat(stream.stream().map(ChatCompletionChunk::validate)).hasSize(1 + 6 + 1);
        }
        client.chat().completions().create(CHAT).validate();
    }

    @Test
    void streamsACompletionThatAgreesWithThePlainOne() {
        List<Completion> chunks;
        try (StreamResponse<Completion> stream = client.completions()
                .createStreaming(COMPLETION.toBuilder().streamOptions(USAGE).build())) {
            chunks = stream.stream().toList();
        }
        Completion plain = client.completions().create(COMPLETION);

        assertThat(chunks.stream()
                        .flatMap(chunk -> chunk.choices().stream())
                        .map(choice -> choice.text())
                        .collect(Collectors.joining()))
                .isEqualTo(plain.choices().get(0).text())
                .isNotBlank();
        assertThat(chunks.get(chunks.size() - 2).choices().get(0).finishReason())
                .isEqualTo(plain.choices().get(0).finishReason());
        assertThat(chunks.get(chunks.size() - 1).usage())
                .isEqualTo(plain.usage())
                .hasValueSatisfying(usage -> assertThat(counts(usage)).containsExactly(3L, 8L, 11L));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void streamsToolCallsThatAgreeWithThePlainOnes(boolean parallel) {
        ChatCompletionCreateParams params = CHAT.toBuilder()
                .maxCompletionTokens(100)
                .putAdditionalBodyProperty("tools", JsonValue.from(TOOLS))
                .putAdditionalBodyProperty("parallel_tool_calls", JsonValue.from(parallel))
                .build();

        ChatCompletion streamed = streamed(params);
        ChatCompletion plain = client.chat().completions().create(params).validate();

        assertThat(functions(streamed))
                .isEqualTo(functions(plain))
                .hasSize(parallel ? 2 : 1)
                .first()
                .isEqualTo("weather({\"city\":\"the quiet river\"})");
        assertThat(streamed.usage()).isEqualTo(plain.usage());
        assertThat(streamed.choices().get(0).finishReason())
                .isEqualTo(plain.choices().get(0).finishReason())
                .isEqualTo(ChatCompletion.Choice.FinishReason.TOOL_CALLS);
    }

    @Test
    void streamsTheLogprobsOfThePlainAnswer() {
        ChatCompletionCreateParams params =
                CHAT.toBuilder().logprobs(true).topLogprobs(2).build();

        ChatCompletion streamed = streamed(params);
        ChatCompletion plain = client.chat().completions().create(params).validate();

        assertThat(streamed.choices().get(0).logprobs().orElseThrow().content())
                .isEqualTo(plain.choices().get(0).logprobs().orElseThrow().content())
                .hasValueSatisfying(entries -> assertThat(entries)
                        .hasSize(6)
                        .allMatch(entry -> entry.logprob() < 0)
                        .allMatch(entry -> entry.topLogprobs().size() == 2));
    }

    @Test
    void streamsSeveralChoicesThatAgreeWithThePlainOnes() {
        ChatCompletionCreateParams params = CHAT.toBuilder().n(3).build();

        ChatCompletion streamed = streamed(params);
        ChatCompletion plain = client.chat().completions().create(params);

        assertThat(streamed.choices())
                .extracting(choice -> choice.message().content())
                .isEqualTo(plain.choices().stream()
                        .map(choice -> choice.message().content())
                        .toList())
                .hasSize(3)
                .doesNotHaveDuplicates();
        assertThat(streamed.usage()).isEqualTo(plain.usage());
    }

    @Test
    void listsTheModel() {
        assertThat(client.models().list().data()).extracting(Model::id).containsExactly("the-model");
    }

    @Test
    void explainsItsErrors() {
        OpenAIClient elsewhere = client.withOptions(options -> options.baseUrl(simulator.baseUri() + "/v1/nowhere"));

        NotFoundException error = catchThrowableOfType(
                NotFoundException.class, () -> elsewhere.chat().completions().create(CHAT));

        assertThat(error.code()).hasValue("unknown_url");
        assertThat(error).hasMessageContaining("/v1/nowhere/chat/completions");
    }

    private ChatCompletion streamed(ChatCompletionCreateParams params) {
        ChatCompletionAccumulator accumulator = ChatCompletionAccumulator.create();
        try (StreamResponse<ChatCompletionChunk> stream = client.chat()
                .completions()
                .createStreaming(params.toBuilder().streamOptions(USAGE).build())) {
            stream.stream().map(ChatCompletionChunk::validate).forEach(accumulator::accumulate);
        }
        return accumulator.chatCompletion();
    }

    private static List<String> functions(ChatCompletion completion) {
        return completion.choices().get(0).message().toolCalls().orElseThrow().stream()
                .map(call -> call.asFunction().function())
                .map(function -> function.name() + "(" + function.arguments() + ")")
                .toList();
    }

    private static List<Long> counts(CompletionUsage usage) {
        return List.of(usage.promptTokens(), usage.completionTokens(), usage.totalTokens());
    }
}
