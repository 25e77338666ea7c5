package live;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;

/** The ways to relay a stream in Spring WebFlux, each under a path of its own. */
@RestController
class Relays {

    private static final String CHAT = "/v1/chat/completions";

    private final WebClient client;

    Relays(@Value("${upstream}") String upstream) {
        client = WebClient.create(upstream);
    }

    /** Wrong: the SDKs of OpenAI accept JSON alone, so they get status 406. */
    @PostMapping(path = "/produces" + CHAT, produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<String> produces(@RequestBody String body) {
        return flux(body);
    }

    /** Right: the same without {@code produces}. */
    @PostMapping("/entity" + CHAT)
    ResponseEntity<Flux<String>> entity(@RequestBody String body) {
        return ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM).body(flux(body));
    }

    /** Wrong: what comes within 300 ms is sent together. */
    @PostMapping("/buffer" + CHAT)
    ResponseEntity<Flux<String>> buffer(@RequestBody String body) {
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .body(flux(body).buffer(Duration.ofMillis(300)).flatMapIterable(events -> events));
    }

    private Flux<String> flux(String body) {
        return client.post()
                .uri(CHAT)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .retrieve()
                .bodyToFlux(String.class);
    }
}
