package io.github.streamcheck.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.github.streamcheck.plan.Mix;
import io.github.streamcheck.plan.Prompt;
import io.github.streamcheck.plan.PromptMarker;
import io.github.streamcheck.plan.Prompts;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.plan.Trace;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.simulator.Simulator;
import io.github.streamcheck.simulator.SimulatorSettings;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A trace that is replayed, in a whole run. */
@Timeout(60)
class TraceRunTest {

    private final List<String> arrived = new CopyOnWriteArrayList<>();

    @Test
    void whatArrivesIsWhatTheTraceSays() throws IOException {
        Trace trace = new Trace(
                "calls.jsonl",
                List.of(
                        new Trace.Call(Duration.ZERO, 1_000, 3, List.of(1L, 2L)),
                        new Trace.Call(Duration.ofMillis(400), 700, 4, List.of(1L, 3L)),
                        new Trace.Call(Duration.ofMillis(800), 40, 5, List.of(4L)),
                        new Trace.Call(
                                Duration.ofMillis(900),
                                new Trace.Known(new Prompt.Conversation(
                                                List.of(
                                                        Map.of("role", "system", "content", "Be brief."),
                                                        Map.of("role", "user", "content", "Why?")),
                                                Map.of("tool_choice", "none"),
                                                4)
                                        .limitedTo(6)))));
        SimulatorSettings settings =
                SimulatorSettings.defaults().withTtft(Duration.ofMillis(1)).withItl(Duration.ofMillis(1));
        ExecutorService threads = Executors.newCachedThreadPool();
        HttpServer recorder = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (Simulator simulator = Simulator.start(settings)) {
            recorder.setExecutor(threads);
            recorder.createContext("/", exchange -> {
                try (exchange) {
                    byte[] asked = exchange.getRequestBody().readAllBytes();
                    HttpURLConnection onward = (HttpURLConnection) simulator
                            .baseUri()
                            .resolve(exchange.getRequestURI())
                            .toURL()
                            .openConnection();
                    if (asked.length > 0) {
                        arrived.add(new String(asked, UTF_8));
                        onward.setRequestProperty("Content-Type", "application/json");
                        onward.setDoOutput(true);
                        onward.getOutputStream().write(asked);
                    }
                    int status = onward.getResponseCode();
                    exchange.getResponseHeaders().set("Content-Type", String.valueOf(onward.getContentType()));
                    exchange.getResponseHeaders().set("Cache-Control", "no-cache");
                    exchange.sendResponseHeaders(status, 0);
                    if (status < 400) {
                        onward.getInputStream().transferTo(exchange.getResponseBody());
                    }
                }
            });
            recorder.start();

            RunResult result = Runs.of(Plans.against(URI.create(
                                    "http://127.0.0.1:" + recorder.getAddress().getPort()))
                            .endpoints("chat")
                            .stages(new Stage.Replay(trace, 4, 10).stage())
                            .mix(new Mix.Share(1, Optional.empty(), Optional.empty(), new Prompts.Traced(trace, 1)))
                            .plan())
                    .run();

            assertThat(result.figures().total().measured()).isEqualTo(4);
            assertThat(result.verdict().violations()).isEmpty();
        } finally {
            recorder.stop(0);
            threads.shutdownNow();
        }
        List<JsonNode> bodies = new ArrayList<>();
        for (String body : arrived) {
            bodies.add(new ObjectMapper().readTree(body));
        }
        JsonNode known = bodies.get(bodies.size() - 1);
        assertThat(known.path("max_tokens").asInt()).isEqualTo(6);
        assertThat(known.path("tool_choice").asText()).isEqualTo("none");
        assertThat(PromptMarker.unmarked(known.at("/messages/0/content").asText()))
                .isEqualTo("Be brief.");
        assertThat(known.at("/messages/1"))
                .isEqualTo(new ObjectMapper().valueToTree(Map.of("role", "user", "content", "Why?")));
        List<JsonNode> measured = bodies.subList(bodies.size() - 4, bodies.size() - 1);
        List<String> prompts = measured.stream()
                .map(body -> body.at("/messages/0/content").asText())
                .toList();
        assertThat(measured).extracting(body -> body.path("max_tokens").asInt()).containsExactly(3, 4, 5);
        assertThat(prompts)
                .extracting(prompt -> PromptMarker.unmarked(prompt).split(" ", -1).length)
                .containsExactly(1_000, 700, 40);
        assertThat(prompts).allMatch(PromptMarker::isMarked);
        assertThat(first(prompts.get(0), 513)).as("the mark and a block").isEqualTo(first(prompts.get(1), 513));
        assertThat(first(prompts.get(0), 530)).isNotEqualTo(first(prompts.get(1), 530));
        assertThat(first(prompts.get(2), 20)).isNotEqualTo(first(prompts.get(0), 20));
    }

    @Test
    void aClientLeavesWithinTheLengthThatItsRequestHas() throws IOException {
        Trace trace = new Trace(
                "calls.jsonl",
                IntStream.range(0, 40)
                        .mapToObj(number -> new Trace.Call(Duration.ZERO, 10, 4, List.of()))
                        .toList());
        SimulatorSettings settings =
                SimulatorSettings.defaults().withTtft(Duration.ofMillis(1)).withItl(Duration.ofMillis(5));
        try (Simulator simulator = Simulator.start(settings)) {
            RunResult result = Runs.of(Plans.against(simulator.baseUri())
                            .endpoints("chat")
                            .stages(new Stage.Replay(trace, 1, 4).stage().abandoning(0.5))
                            .mix(new Mix.Share(1, Optional.empty(), Optional.empty(), new Prompts.Traced(trace, 1)))
                            .plan())
                    .run();

            // One that was to be left after all of its events may be whole; of 64 tokens, most are later than the
            // fourth.
            assertThat(result.figures().total().abandoned()).isBetween(14, 20);
        }
    }

    private static List<String> first(String text, int words) {
        return List.of(text.split(" ", -1)).subList(0, words);
    }
}
