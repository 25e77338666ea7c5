package io.github.streamcheck.live;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.ContentBlock;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Anthropic's SDK for Java, which is a dependency of the tests anyway. */
final class AnthropicJava implements Sdk {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final MessageCreateParams MESSAGE = MessageCreateParams.builder()
            .model("m")
            .maxTokens(64)
            .addUserMessage("hello")
            .build();

    @Override
    public String name() {
        return "anthropic-java";
    }

    @Override
    public String version() {
        return Optional.ofNullable(AnthropicClient.class.getPackage().getImplementationVersion())
                .orElse("unknown");
    }

    @Override
    public Set<String> endpoints() {
        return Set.of("messages");
    }

    @Override
    public List<SdkRun> play(URI server, List<SdkCase> cases) throws InterruptedException {
        List<SdkRun> runs = new ArrayList<>();
        for (SdkCase each : cases) {
            AnthropicClient client = AnthropicOkHttpClient.builder()
                    .baseUrl(each.address(server).toString())
                    .apiKey("none")
                    .maxRetries(0)
                    .timeout(LIMIT)
                    .build();
            try {
                runs.add(new SdkRun(
                        SdkReading.by(pieces -> events(client, pieces)),
                        Optional.of(SdkReading.by(pieces -> accumulated(client, pieces)))));
            } finally {
                client.close();
            }
        }
        return runs;
    }

    private static List<String> events(AnthropicClient client, SdkContent.Pieces pieces) {
        try (StreamResponse<RawMessageStreamEvent> stream = client.messages().createStreaming(MESSAGE)) {
            stream.stream().flatMap(event -> event.contentBlockDelta().stream()).forEach(event -> {
                event.delta().text().ifPresent(delta -> pieces.text(0, delta.text()));
                event.delta().inputJson().ifPresent(delta -> pieces.argument(0, event.index(), delta.partialJson()));
            });
        }
        return List.of();
    }

    private static List<String> accumulated(AnthropicClient client, SdkContent.Pieces pieces) {
        MessageAccumulator accumulator = MessageAccumulator.create();
        try (StreamResponse<RawMessageStreamEvent> stream = client.messages().createStreaming(MESSAGE)) {
            stream.stream().forEach(accumulator::accumulate);
        }
        Message message = accumulator.message();
        long place = 0;
        for (ContentBlock block : message.content()) {
            block.text().ifPresent(text -> pieces.text(0, text.text()));
            Optional<JsonValue> input = block.toolUse()
                    .map(call -> call._input())
                    .or(() -> block.serverToolUse().map(call -> call._input()));
            if (input.isPresent()) {
                pieces.argument(0, place, input.get().convert(JsonNode.class).toString());
            }
            place++;
        }
        return message.stopReason().map(reason -> reason.asString()).stream().toList();
    }
}
