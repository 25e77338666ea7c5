package io.github.streamcheck.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.github.streamcheck.observe.StreamSample;
import io.github.streamcheck.observe.TurnFigures;
import io.github.streamcheck.plan.Mix;
import io.github.streamcheck.plan.Prompt;
import io.github.streamcheck.plan.Prompts;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.simulator.Simulator;
import io.github.streamcheck.simulator.SimulatorSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conversations whose turns are asked one after another, in whole runs. */
@Timeout(60)
class TurnsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Map<String, Object> message(String role, String content) {
        return Map.of("role", role, "content", content);
    }

    private static Mix.Share turns(String first, String... further) {
        List<Map<String, Object>> begin = List.of(message("system", "Be brief."), message("user", first));
        Prompt prompt = new Prompt.Turns(
                new Prompt.Conversation(begin, Map.of(), 1),
                List.of(further).stream().map(text -> message("user", text)).toList(),
                1,
                "line 1");
        return new Mix.Share(
                1, Optional.empty(), Optional.empty(), new Prompts.Listed(List.of(prompt), Optional.of("t.jsonl")));
    }

    /** One request for a stream and the text that was answered. */
    private record Exchanged(JsonNode request, String answer) {}

    /** Passes everything on to another server and keeps what was asked and answered. */
    private static final class Recorder implements AutoCloseable {

        private final List<Exchanged> exchanged = new CopyOnWriteArrayList<>();
        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final HttpServer server;

        /** What is in requests that get no answer but an error. */
        private volatile String refused = "nobody says this";

        Recorder(URI to, String delta) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(threads);
            server.createContext("/", exchange -> {
                try (exchange) {
                    byte[] asked = exchange.getRequestBody().readAllBytes();
                    if (new String(asked, UTF_8).contains(refused)) {
                        exchange.sendResponseHeaders(500, -1);
                        return;
                    }
                    HttpURLConnection onward = (HttpURLConnection)
                            to.resolve(exchange.getRequestURI()).toURL().openConnection();
                    onward.setRequestMethod(exchange.getRequestMethod());
                    if (asked.length > 0) {
                        onward.setRequestProperty("Content-Type", "application/json");
                        onward.setRequestProperty("anthropic-version", "2023-06-01");
                        onward.setDoOutput(true);
                        onward.getOutputStream().write(asked);
                    }
                    int status = onward.getResponseCode();
                    exchange.getResponseHeaders().set("Content-Type", String.valueOf(onward.getContentType()));
                    exchange.getResponseHeaders().set("Cache-Control", "no-cache");
                    exchange.sendResponseHeaders(status, 0);
                    ByteArrayOutputStream body = new ByteArrayOutputStream();
                    InputStream in = status < 400 ? onward.getInputStream() : onward.getErrorStream();
                    try (OutputStream out = exchange.getResponseBody()) {
                        byte[] piece = new byte[8192];
                        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                            boolean over = isOver(body);
                            body.write(piece, 0, read);
                            // Before its end is out, after which the next turn may come.
                            if (!over && isOver(body)) {
                                exchanged.add(new Exchanged(JSON.readTree(asked), answer(body.toString(UTF_8), delta)));
                            }
                            out.write(piece, 0, read);
                            out.flush();
                        }
                    }
                }
            });
            server.start();
        }

        private static boolean isOver(ByteArrayOutputStream body) {
            String text = body.toString(UTF_8);
            return List.of("data: [DONE]", "\"response.completed\"", "\"message_stop\"", "\"done\":true").stream()
                    .anyMatch(text::contains);
        }

        private static String answer(String body, String delta) throws IOException {
            StringBuilder text = new StringBuilder();
            for (String line : body.lines().toList()) {
                String data = line.startsWith("data:") ? line.substring(5).strip() : line;
                if (data.startsWith("{")) {
                    JsonNode event = JSON.readTree(data);
                    boolean counts = !event.path("type").isTextual()
                            || event.path("type").asText().endsWith("text.delta")
                            || event.path("type").asText().equals("content_block_delta");
                    text.append(counts ? event.at(delta).asText("") : "");
                }
            }
            return text.toString();
        }

        URI uri() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        }

        @Override
        public void close() {
            server.stop(0);
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "chat, messages, /choices/0/delta/content",
        "responses, input, /delta",
        "messages, messages, /delta/text",
        "ollama-chat, messages, /message/content"
    })
    void eachTurnIsAskedWithTheAnswersBeforeIt(String endpoint, String member, String delta) throws IOException {
        SimulatorSettings settings =
                SimulatorSettings.defaults().withTtft(Duration.ofMillis(1)).withItl(Duration.ofMillis(1));
        try (Simulator simulator = Simulator.start(settings);
                Recorder recorder = new Recorder(simulator.baseUri(), delta)) {
            RunResult result = Runs.of(Plans.against(recorder.uri())
                            .endpoints(endpoint)
                            .load(2, 1, 0)
                            .mix(turns("One?", "Two?", "Three?"))
                            .plan())
                    .run();

            assertThat(result.figures().total().measured()).isEqualTo(6);
            List<Exchanged> all = recorder.exchanged;
            List<String> last = new ArrayList<>();
            for (int index = 1; index < all.size(); index++) {
                List<JsonNode> said = messages(all.get(index), member);
                List<JsonNode> before = messages(all.get(index - 1), member);
                if (said.size() > before.size()) {
                    List<JsonNode> expected = new ArrayList<>(before);
                    expected.add(JSON.valueToTree(
                            message("assistant", all.get(index - 1).answer())));
                    expected.add(
                            JSON.valueToTree(message("user", said.size() - before.size() == 2 ? next(before) : "?")));
                    assertThat(said).isEqualTo(expected);
                    assertThat(all.get(index - 1).answer()).isNotBlank();
                    last.add(said.get(said.size() - 1).path("content").asText());
                }
            }
            assertThat(last).containsExactly("Two?", "Three?", "Two?", "Three?");
            assertThat(result.figures().turns())
                    .extracting(
                            TurnFigures::turn,
                            TurnFigures::streams,
                            turn -> turn.ttft().count())
                    .containsExactly(tuple(1, 2, 2L), tuple(2, 2, 2L), tuple(3, 2, 2L));
        }
    }

    private static String next(List<JsonNode> before) {
        return before.get(before.size() - 1).path("content").asText().endsWith("One?") ? "Two?" : "Three?";
    }

    private static List<JsonNode> messages(Exchanged each, String member) {
        List<JsonNode> said = new ArrayList<>();
        each.request().path(member).forEach(said::add);
        return said;
    }

    @Test
    void aConversationEndsWithATurnThatFails() throws IOException {
        SimulatorSettings settings =
                SimulatorSettings.defaults().withTtft(Duration.ofMillis(1)).withItl(Duration.ofMillis(1));
        try (Simulator simulator = Simulator.start(settings);
                Recorder recorder = new Recorder(simulator.baseUri(), "/choices/0/delta/content")) {
            recorder.refused = "Two?";
            RunResult result = Runs.of(Plans.against(recorder.uri())
                            .endpoints("chat")
                            .load(2, 1, 0)
                            .mix(turns("One?", "Two?", "Three?"))
                            .plan())
                    .run();

            assertThat(recorder.exchanged)
                    .noneMatch(each -> each.request().toString().contains("Three?"));
            assertThat(result.figures().total().measured()).isEqualTo(4);
            assertThat(result.notes()).contains("2 of 2 conversations ended before their last turn: a turn failed (2)");
        }
    }

    @Test
    void aTurnIsAskedAfterTheThinkTime() throws IOException {
        Duration pause = Duration.ofMillis(40);
        SimulatorSettings settings =
                SimulatorSettings.defaults().withTtft(Duration.ofMillis(1)).withItl(Duration.ofMillis(1));
        try (Simulator simulator = Simulator.start(settings)) {
            RunResult result = Runs.of(Plans.against(simulator.baseUri())
                            .endpoints("chat")
                            .load(1, 1, 0)
                            .thinking(pause)
                            .mix(turns("One?", "Two?"))
                            .plan())
                    .run();

            List<StreamSample> both = result.figures().samples().streams();
            assertThat(both).hasSize(2);
            assertThat(both.get(1).startedNanos() - both.get(0).endedNanos()).isGreaterThanOrEqualTo(pause.toNanos());
        }
    }
}
