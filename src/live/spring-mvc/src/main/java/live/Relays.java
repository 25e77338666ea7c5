package live;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** The ways to relay a stream in Spring MVC, each under a path of its own. */
@RestController
class Relays {

    private static final String CHAT = "/v1/chat/completions";

    private final RestClient client;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    Relays(RestClient.Builder builder, @Value("${upstream}") String upstream) {
        client = builder.baseUrl(upstream).build();
    }

    /** Right: each event is sent when it was read. */
    @PostMapping("/emitter" + CHAT)
    SseEmitter emitter(@RequestBody String body) {
        SseEmitter emitter = new SseEmitter();
        threads.submit(() -> {
            try {
                copy(body, input -> events(input, emitter::send));
                emitter.complete();
            } catch (RuntimeException problem) {
                emitter.completeWithError(problem);
            }
        });
        return emitter;
    }

    /** Wrong: reads it all, and knows its length. */
    @PostMapping("/string" + CHAT)
    ResponseEntity<String> string(@RequestBody String body) {
        return events(request(body).retrieve().body(String.class));
    }

    /** Wrong: the response is flushed when its buffer is full. */
    @PostMapping("/transfer" + CHAT)
    ResponseEntity<StreamingResponseBody> transfer(@RequestBody String body) {
        return events(output -> copy(body, input -> input.transferTo(output)));
    }

    /** Right: the response is flushed whenever something was read, which the output of a StreamingResponseBody would ignore. */
    @PostMapping("/flush" + CHAT)
    void flush(@RequestBody String body, HttpServletResponse response) {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        copy(body, input -> flushing(input, response.getOutputStream()));
    }

    /** Wrong: the SDKs of OpenAI accept JSON alone, so they get status 406. */
    @PostMapping(path = "/produces" + CHAT, produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<String> produces(@RequestBody String body) {
        return flux(body);
    }

    /** Right: the same without {@code produces}. */
    @PostMapping("/entity" + CHAT)
    ResponseEntity<Flux<String>> entity(@RequestBody String body) {
        return events(flux(body));
    }

    private Flux<String> flux(String body) {
        return Flux.<String>create(sink -> {
                    copy(body, input -> events(input, sink::next));
                    sink.complete();
                })
                // Not on that thread also what asks for more: it is busy, and nothing would be sent before the end.
                .subscribeOn(Schedulers.boundedElastic(), false);
    }

    private RestClient.RequestBodySpec request(String body) {
        return client.post().uri(CHAT).contentType(MediaType.APPLICATION_JSON).body(body);
    }

    private interface Reading {
        void read(InputStream input) throws IOException;
    }

    private interface Sending {
        void send(String data) throws IOException;
    }

    private static void events(InputStream input, Sending to) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("data: ")) {
                to.send(line.substring("data: ".length()));
            }
        }
    }

    private void copy(String body, Reading reading) {
        request(body).exchange((request, response) -> {
            reading.read(response.getBody());
            return "";
        });
    }

    private static void flushing(InputStream input, OutputStream output) throws IOException {
        byte[] buffer = new byte[8192];
        for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
            output.write(buffer, 0, read);
            output.flush();
        }
    }

    private static <T> ResponseEntity<T> events(T body) {
        return ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM).body(body);
    }
}
