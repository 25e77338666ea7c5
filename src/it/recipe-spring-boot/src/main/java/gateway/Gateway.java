package gateway;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A gateway that answers every chat with the same five tokens. */
@SpringBootApplication
@RestController
public class Gateway {

    private static final List<String> TOKENS = List.of("The", " sea", " is", " wide", ".");

    private final ExecutorService writers = Executors.newCachedThreadPool();

    public static void main(String[] arguments) {
        SpringApplication.run(Gateway.class, arguments);
    }

    @PostMapping("/v1/chat/completions")
    SseEmitter chat(@RequestBody Map<String, Object> request) {
        SseEmitter stream = new SseEmitter(60_000L);
        writers.execute(() -> write(stream, request.get("model")));
        return stream;
    }

    private static void write(SseEmitter stream, Object model) {
        try {
            Map<String, Object> head = Map.of(
                    "id", "chatcmpl-" + System.nanoTime(),
                    "object", "chat.completion.chunk",
                    "created", System.currentTimeMillis() / 1000,
                    "model", model);
            stream.send(chunk(head, Map.of("role", "assistant", "content", ""), null));
            for (String token : TOKENS) {
                Thread.sleep(10);
                stream.send(chunk(head, Map.of("content", token), null));
            }
            stream.send(chunk(head, Map.of(), "stop"));
            Map<String, Object> usage = new LinkedHashMap<>(head);
            usage.put("choices", List.of());
            usage.put("usage", Map.of(
                    "prompt_tokens", 8, "completion_tokens", TOKENS.size(), "total_tokens", 8 + TOKENS.size()));
            stream.send(usage);
            stream.send("[DONE]");
            stream.complete();
        } catch (IOException | InterruptedException gone) {
            stream.completeWithError(gone);
        }
    }

    private static Map<String, Object> chunk(Map<String, Object> head, Map<String, String> delta, String finish) {
        Map<String, Object> choice = new LinkedHashMap<>();
        choice.put("index", 0);
        choice.put("delta", delta);
        choice.put("finish_reason", finish);
        Map<String, Object> chunk = new LinkedHashMap<>(head);
        chunk.put("choices", List.of(choice));
        return chunk;
    }
}
