package io.github.streamcheck.live;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.helpers.ResponseAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.completions.Completion;
import com.openai.models.completions.CompletionCreateParams;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseOutputItem;
import com.openai.models.responses.ResponseStreamEvent;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** OpenAI's SDK for Java, which is a dependency of the tests anyway. */
@SuppressWarnings("deprecation") // Servers still send function_call.
final class OpenAiJava implements Sdk {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final ChatCompletionCreateParams CHAT = ChatCompletionCreateParams.builder()
            .model("m")
            .addUserMessage("hello")
            .build();
    private static final CompletionCreateParams COMPLETION =
            CompletionCreateParams.builder().model("m").prompt("hello").build();
    private static final ResponseCreateParams RESPONSE =
            ResponseCreateParams.builder().model("m").input("hello").build();

    @Override
    public String name() {
        return "openai-java";
    }

    @Override
    public String version() {
        return Optional.ofNullable(OpenAIClient.class.getPackage().getImplementationVersion())
                .orElse("unknown");
    }

    @Override
    public Set<String> endpoints() {
        return Set.of("chat", "completions", "responses");
    }

    @Override
    public List<SdkRun> play(URI server, List<SdkCase> cases) throws InterruptedException {
        List<SdkRun> runs = new ArrayList<>();
        for (SdkCase each : cases) {
            OpenAIClient client = OpenAIOkHttpClient.builder()
                    .baseUrl(each.address(server) + "/v1")
                    .apiKey("none")
                    .maxRetries(0)
                    .timeout(LIMIT)
                    .build();
            try {
                runs.add(new Reader(client).run(each.endpoint()));
            } finally {
                client.close();
            }
        }
        return runs;
    }

    /** One case. */
    private record Reader(OpenAIClient client) {
        SdkRun run(String endpoint) throws InterruptedException {
            return switch (endpoint) {
                case "chat" -> new SdkRun(SdkReading.by(this::chat), Optional.of(SdkReading.by(this::chatByHelper)));
                case "completions" -> new SdkRun(SdkReading.by(this::completions), Optional.empty());
                case "responses" ->
                    new SdkRun(SdkReading.by(this::responses), Optional.of(SdkReading.by(this::responsesByHelper)));
                default -> throw new IllegalArgumentException(endpoint);
            };
        }

        private List<String> chat(SdkContent.Pieces pieces) {
            try (StreamResponse<ChatCompletionChunk> stream =
                    client.chat().completions().createStreaming(CHAT)) {
                stream.stream().flatMap(chunk -> chunk.choices().stream()).forEach(choice -> {
                    ChatCompletionChunk.Choice.Delta delta = choice.delta();
                    delta.content().ifPresent(text -> pieces.text(choice.index(), text));
                    delta.refusal().ifPresent(text -> pieces.text(choice.index(), text));
                    delta.functionCall()
                            .flatMap(call -> call.arguments())
                            .ifPresent(text -> pieces.argument(choice.index(), 0, text));
                    delta.toolCalls()
                            .orElse(List.of())
                            .forEach(call -> call.function()
                                    .flatMap(function -> function.arguments())
                                    .ifPresent(text -> pieces.argument(choice.index(), call.index(), text)));
                });
            }
            return List.of();
        }

        private List<String> chatByHelper(SdkContent.Pieces pieces) {
            ChatCompletionAccumulator accumulator = ChatCompletionAccumulator.create();
            try (StreamResponse<ChatCompletionChunk> stream =
                    client.chat().completions().createStreaming(CHAT)) {
                stream.stream().forEach(accumulator::accumulate);
            }
            ChatCompletion completion = accumulator.chatCompletion();
            List<String> finish = new ArrayList<>();
            for (ChatCompletion.Choice choice : completion.choices()) {
                read(choice.index(), choice.message(), pieces);
                finish.add(choice.finishReason().asString());
            }
            return finish;
        }

        private static void read(long index, ChatCompletionMessage message, SdkContent.Pieces pieces) {
            message.content().ifPresent(text -> pieces.text(index, text));
            message.refusal().ifPresent(text -> pieces.text(index, text));
            message.functionCall().ifPresent(call -> pieces.argument(index, 0, call.arguments()));
            long place = 0;
            for (var call : message.toolCalls().orElse(List.of())) {
                String arguments = call.isCustom()
                        ? call.asCustom().custom().input()
                        : call.asFunction().function().arguments();
                pieces.argument(index, place++, arguments);
            }
        }

        private List<String> completions(SdkContent.Pieces pieces) {
            try (StreamResponse<Completion> stream = client.completions().createStreaming(COMPLETION)) {
                stream.stream()
                        .flatMap(chunk -> chunk.choices().stream())
                        .forEach(choice -> pieces.text(choice.index(), choice.text()));
            }
            return List.of();
        }

        private List<String> responses(SdkContent.Pieces pieces) {
            try (StreamResponse<ResponseStreamEvent> stream = client.responses().createStreaming(RESPONSE)) {
                stream.stream().forEach(event -> {
                    event.outputTextDelta().ifPresent(delta -> pieces.text(0, delta.delta()));
                    event.refusalDelta().ifPresent(delta -> pieces.text(0, delta.delta()));
                    event.functionCallArgumentsDelta()
                            .ifPresent(delta -> pieces.argument(0, delta.outputIndex(), delta.delta()));
                    event.customToolCallInputDelta()
                            .ifPresent(delta -> pieces.argument(0, delta.outputIndex(), delta.delta()));
                    event.mcpCallArgumentsDelta()
                            .ifPresent(delta -> pieces.argument(0, delta.outputIndex(), delta.delta()));
                    event.codeInterpreterCallCodeDelta()
                            .ifPresent(delta -> pieces.argument(0, delta.outputIndex(), delta.delta()));
                });
            }
            return List.of();
        }

        private List<String> responsesByHelper(SdkContent.Pieces pieces) {
            ResponseAccumulator accumulator = ResponseAccumulator.create();
            try (StreamResponse<ResponseStreamEvent> stream = client.responses().createStreaming(RESPONSE)) {
                stream.stream().forEach(accumulator::accumulate);
            }
            Response response = accumulator.response();
            long place = 0;
            for (ResponseOutputItem item : response.output()) {
                read(place++, item, pieces);
            }
            return response.status().map(status -> status.asString()).stream().toList();
        }

        private static void read(long place, ResponseOutputItem item, SdkContent.Pieces pieces) {
            item.message()
                    .ifPresent(message -> message.content().forEach(part -> {
                        part.outputText().ifPresent(text -> pieces.text(0, text.text()));
                        part.refusal().ifPresent(refusal -> pieces.text(0, refusal.refusal()));
                    }));
            item.functionCall().ifPresent(call -> pieces.argument(0, place, call.arguments()));
            item.customToolCall().ifPresent(call -> pieces.argument(0, place, call.input()));
            item.mcpCall().ifPresent(call -> pieces.argument(0, place, call.arguments()));
            item.codeInterpreterCall().flatMap(call -> call.code()).ifPresent(code -> pieces.argument(0, place, code));
        }
    }
}
