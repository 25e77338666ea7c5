package io.github.streamcheck.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.ollama.OllamaStreamingLanguageModel;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.Response;
import io.github.streamcheck.simulator.faults.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What LangChain4j makes of the simulator's side of Ollama. */
@Timeout(60)
class LangChain4jOllamaTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final ChatRequest CHAT =
            ChatRequest.builder().messages(UserMessage.from("one two three")).build();

    private static final ChatRequest TOOLS = ChatRequest.builder()
            .messages(UserMessage.from("one two three"))
            .toolSpecifications(
                    ToolSpecification.builder()
                            .name("weather")
                            .parameters(JsonObjectSchema.builder()
                                    .addStringProperty("city")
                                    .build())
                            .build(),
                    ToolSpecification.builder().name("now").build())
            .build();

    @Test
    void streamsAChatThatAgreesWithThePlainOne() throws Exception {
        try (Simulator simulator = start(Fault.NONE)) {
            ChatResponse streamed = streamed(simulator, "m", CHAT);
            ChatResponse plain = OllamaChatModel.builder()
                    .baseUrl(simulator.baseUri().toString())
                    .modelName("m")
                    .temperature(0.0)
                    .timeout(LIMIT)
                    .build()
                    .chat(CHAT);

            assertThat(streamed.aiMessage().text())
                    .isEqualTo(plain.aiMessage().text())
                    .isNotBlank();
            assertThat(streamed.finishReason()).isEqualTo(plain.finishReason()).isEqualTo(FinishReason.STOP);
            assertThat(streamed.tokenUsage()).isEqualTo(plain.tokenUsage());
            assertThat(streamed.tokenUsage().inputTokenCount()).isEqualTo(3);
            assertThat(streamed.tokenUsage().outputTokenCount()).isEqualTo(8);
        }
    }

    @Test
    void streamsThinking() throws Exception {
        try (Simulator simulator = start(Fault.NONE)) {
            ChatResponse streamed = streamed(simulator, "m-reasoning", CHAT);

            assertThat(streamed.aiMessage().thinking()).isNotBlank();
            assertThat(streamed.aiMessage().text()).isNotBlank();
        }
    }

    @Test
    void streamsTwoToolCalls() throws Exception {
        try (Simulator simulator = start(Fault.NONE)) {
            assertThat(calls(streamed(simulator, "m", TOOLS)))
                    .extracting(ToolExecutionRequest::name)
                    .containsExactly("weather", "now");
        }
    }

    /** Which is why it is reported, though Ollama's documentation has calls without an index. */
    @Test
    void joinsToolCallsWithoutAnIndex() throws Exception {
        try (Simulator simulator = start(Fault.byId("line-call-index").orElseThrow())) {
            assertThat(calls(streamed(simulator, "m", TOOLS))).hasSize(1);
        }
    }

    @Test
    void reportsAnErrorLine() throws Exception {
        try (Simulator simulator = start(Fault.byId("error-line").orElseThrow())) {
            assertThatThrownBy(() -> streamed(simulator, "m", CHAT))
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("model runner has unexpectedly stopped");
        }
    }

    @Test
    void streamsAGeneration() throws Exception {
        try (Simulator simulator = start(Fault.NONE)) {
            CompletableFuture<Response<String>> whole = new CompletableFuture<>();
            StringBuilder text = new StringBuilder();
            OllamaStreamingLanguageModel.builder()
                    .baseUrl(simulator.baseUri().toString())
                    .modelName("m")
                    .timeout(LIMIT)
                    .build()
                    .generate("one two three", new StreamingResponseHandler<String>() {
                        @Override
                        public void onNext(String token) {
                            text.append(token);
                        }

                        @Override
                        public void onComplete(Response<String> response) {
                            whole.complete(response);
                        }

                        @Override
                        public void onError(Throwable problem) {
                            whole.completeExceptionally(problem);
                        }
                    });

            assertThat(whole.get(30, TimeUnit.SECONDS).content())
                    .isEqualTo(text.toString())
                    .isNotBlank();
        }
    }

    private static List<ToolExecutionRequest> calls(ChatResponse response) {
        return response.aiMessage().toolExecutionRequests();
    }

    private static Simulator start(Fault fault) throws IOException {
        return Simulator.start(SimulatorSettings.defaults()
                .withTtft(Duration.ofMillis(5))
                .withItl(Duration.ofMillis(1))
                .withTokens(8)
                .withFault(fault));
    }

    private static ChatResponse streamed(Simulator simulator, String model, ChatRequest request) throws Exception {
        CompletableFuture<ChatResponse> whole = new CompletableFuture<>();
        OllamaStreamingChatModel.builder()
                .baseUrl(simulator.baseUri().toString())
                .modelName(model)
                .temperature(0.0)
                .think(true)
                .returnThinking(true)
                .timeout(LIMIT)
                .build()
                .chat(request, new StreamingChatResponseHandler() {
                    @Override
                    public void onPartialResponse(String text) {}

                    @Override
                    public void onCompleteResponse(ChatResponse response) {
                        whole.complete(response);
                    }

                    @Override
                    public void onError(Throwable problem) {
                        whole.completeExceptionally(problem);
                    }
                });
        return whole.get(30, TimeUnit.SECONDS);
    }
}
