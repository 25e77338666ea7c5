package io.github.streamcheck.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
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
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

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
        ChatCompletionAccumulator accumulator = ChatCompletionAccumulator.create();
        try (StreamResponse<ChatCompletionChunk> stream = client.chat()
                .completions()
                .createStreaming(CHAT.toBuilder().streamOptions(USAGE).build())) {
            stream.stream().forEach(accumulator::accumulate);
        }
        ChatCompletion streamed = accumulator.chatCompletion();
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

    private static List<Long> counts(CompletionUsage usage) {
        return List.of(usage.promptTokens(), usage.completionTokens(), usage.totalTokens());
    }
}
