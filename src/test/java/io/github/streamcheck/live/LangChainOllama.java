package io.github.streamcheck.live;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.ollama.OllamaStreamingLanguageModel;
import dev.langchain4j.model.output.Response;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/** LangChain4j's client of Ollama, which is a dependency of the tests anyway. */
final class LangChainOllama implements Sdk {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final ChatRequest CHAT =
            ChatRequest.builder().messages(UserMessage.from("hello")).build();

    @Override
    public String name() {
        return "langchain4j";
    }

    /** From the name of the archive, whose manifest says nothing of it. */
    @Override
    public String version() {
        String archive = OllamaStreamingChatModel.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        return archive.replaceFirst(".*-([0-9][^-/]*)\\.jar$", "$1");
    }

    @Override
    public Set<String> endpoints() {
        return Set.of("ollama-chat", "ollama-generate");
    }

    @Override
    public List<SdkRun> play(URI server, List<SdkCase> cases) throws InterruptedException {
        List<SdkRun> runs = new ArrayList<>();
        for (SdkCase each : cases) {
            String address = each.address(server).toString();
            boolean chat = each.endpoint().equals("ollama-chat");
            runs.add(new SdkRun(
                    SdkReading.by(pieces -> chat ? chat(address, pieces) : generate(address, pieces)),
                    Optional.empty()));
        }
        return runs;
    }

    private static List<String> chat(String address, SdkContent.Pieces pieces)
            throws ExecutionException, InterruptedException {
        StreamOutcome<ChatResponse> outcome = new StreamOutcome<>();
        OllamaStreamingChatModel.builder()
                .httpClientBuilder(outcome.client())
                .baseUrl(address)
                .modelName("m")
                .timeout(LIMIT)
                .build()
                .chat(CHAT, new StreamingChatResponseHandler() {
                    @Override
                    public void onPartialResponse(String text) {}

                    @Override
                    public void onCompleteResponse(ChatResponse response) {
                        outcome.complete(response);
                    }

                    @Override
                    public void onError(Throwable problem) {
                        outcome.fail(problem);
                    }
                });
        ChatResponse response = outcome.await();
        pieces.text(0, Optional.ofNullable(response.aiMessage().text()).orElse(""));
        long place = 0;
        for (var call : response.aiMessage().toolExecutionRequests()) {
            pieces.argument(0, place++, Optional.ofNullable(call.arguments()).orElse(""));
        }
        return Optional.ofNullable(response.finishReason()).map(Enum::name).stream()
                .toList();
    }

    private static List<String> generate(String address, SdkContent.Pieces pieces)
            throws ExecutionException, InterruptedException {
        StreamOutcome<Response<String>> outcome = new StreamOutcome<>();
        OllamaStreamingLanguageModel.builder()
                .httpClientBuilder(outcome.client())
                .baseUrl(address)
                .modelName("m")
                .timeout(LIMIT)
                .build()
                .generate("hello", new StreamingResponseHandler<String>() {
                    @Override
                    public void onNext(String token) {}

                    @Override
                    public void onComplete(Response<String> response) {
                        outcome.complete(response);
                    }

                    @Override
                    public void onError(Throwable problem) {
                        outcome.fail(problem);
                    }
                });
        pieces.text(0, outcome.await().content());
        return List.of();
    }
}
