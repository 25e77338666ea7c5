package io.github.streamcheck.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.simulator.api.Requests;
import io.github.streamcheck.simulator.api.Scripts;
import io.github.streamcheck.simulator.metrics.Tally;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulatorStreamTest {

    private static final SimulatorSettings SETTINGS = SimulatorSettings.defaults()
            .withTtft(Duration.ofMillis(20))
            .withItl(Duration.ofMillis(2))
            .withTokens(5);

    private Simulator simulator;
    private TestClient client;

    @BeforeAll
    void start() throws Exception {
        simulator = Simulator.start(SETTINGS);
        client = new TestClient(simulator.baseUri());
    }

    @AfterAll
    void stop() {
        simulator.close();
    }

    @Test
    void streamsEventsThatMustNotBeCached() throws Exception {
        HttpResponse<String> response = client.post("/v1/chat/completions", Requests.CHAT_STREAM);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).hasValue("text/event-stream");
        assertThat(response.headers().firstValue("cache-control")).hasValue("no-cache");
        assertThat(response.headers().firstValue("transfer-encoding")).hasValue("chunked");
    }

    @Test
    void streamsAChatFromItsRoleToDone() throws Exception {
        List<String> events = TestClient.events(
                client.post("/v1/chat/completions", Requests.CHAT_STREAM).body());

        assertThat(events).hasSize(1 + 5 + 1 + 1 + 1);
        assertThat(events.get(0)).contains("\"delta\":{\"role\":\"assistant\",\"content\":\"\"}");
        assertThat(events.get(6)).contains("\"delta\":{}").contains("\"finish_reason\":\"stop\"");
        assertThat(events.get(7))
                .contains("\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":5,\"total_tokens\":8}");
        assertThat(events.get(8)).isEqualTo("[DONE]");
    }

    @Test
    void streamsTheTextOfThePlainAnswer() throws Exception {
        StringBuilder streamed = new StringBuilder();
        for (String event : TestClient.events(
                client.post("/v1/completions", Requests.COMPLETIONS_STREAM).body())) {
            if (!event.equals("[DONE]")) {
                streamed.append(Scripts.json(event).at("/choices/0/text").asText());
            }
        }
        JsonNode plain = Scripts.json(client.post(
                        "/v1/completions", Requests.COMPLETIONS_STREAM.replace("\"stream\":true", "\"stream\":false"))
                .body());

        assertThat(streamed).hasToString(plain.at("/choices/0/text").asText());
        assertThat(plain.at("/usage/completion_tokens").asInt()).isEqualTo(5);
    }

    @Test
    void sendsEachEventAsAChunkOfItsOwn() throws Exception {
        try (RawConnection connection = new RawConnection(simulator.baseUri())) {
            String answer = connection
                    .post("/v1/chat/completions", Requests.CHAT_STREAM, "Connection: close")
                    .readToEnd();
            String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);

            assertThat(body.split("\r\n"))
                    .filteredOn(part -> part.startsWith("data: "))
                    .hasSize(9)
                    .allMatch(part -> part.indexOf("\n\n") == part.length() - 2);
            assertThat(body).endsWith("data: [DONE]\n\n\r\n0\r\n\r\n");
        }
    }

    @Test
    void keepsTheConnectionForTheNextRequest() throws Exception {
        try (RawConnection connection = new RawConnection(simulator.baseUri())) {
            connection.post("/v1/completions", Requests.COMPLETIONS_STREAM).readTo("\r\n0\r\n\r\n");

            assertThat(connection
                            .post("/v1/completions", Requests.COMPLETIONS_STREAM)
                            .readTo("\r\n0\r\n\r\n"))
                    .startsWith("HTTP/1.1 200 OK\r\n");
        }
    }

    @Test
    void neverSendsATokenBeforeItIsDue() throws Exception {
        try (RawConnection connection = new RawConnection(simulator.baseUri())) {
            long start = System.nanoTime();
            connection.post("/v1/completions", Requests.COMPLETIONS_STREAM);
            connection.readTo("data: {");
            Duration first = Duration.ofNanos(System.nanoTime() - start);
            connection.readTo("[DONE]");
            Duration last = Duration.ofNanos(System.nanoTime() - start);

            assertThat(first).isGreaterThanOrEqualTo(SETTINGS.generator().ttft());
            assertThat(last)
                    .isGreaterThanOrEqualTo(SETTINGS.generator()
                            .ttft()
                            .plus(SETTINGS.generator().itl().multipliedBy(4)));
        }
    }

    @Test
    void sendsTheRoleBeforeTheFirstTokenIsDue() throws Exception {
        try (Simulator slow = Simulator.start(SETTINGS.withTtft(Duration.ofHours(1)));
                RawConnection connection = new RawConnection(slow.baseUri())) {
            connection.post("/v1/chat/completions", Requests.CHAT_STREAM);

            assertThat(connection.readTo("\n\n")).contains("\"role\":\"assistant\"");
        }
    }

    @Test
    void streamsManyAtOnceWithoutMixingThem() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            answers.add(client.postAsync(
                    "/v1/completions",
                    "{\"model\":\"m-" + i + "\",\"prompt\":\"a\",\"stream\":true,\"temperature\":0}"));
        }

        for (int i = 0; i < answers.size(); i++) {
            String model = "\"model\":\"m-" + i + "\"";
            List<String> events = TestClient.events(answers.get(i).join().body());
            assertThat(events).hasSize(7).last().isEqualTo("[DONE]");
            assertThat(events.subList(0, 6)).allMatch(event -> event.contains(model));
        }
    }

    @Test
    void waitsForAClientThatReadsSlowly() throws Exception {
        try (Simulator fast = Simulator.start(
                        SETTINGS.withTtft(Duration.ZERO).withItl(Duration.ZERO).withTokens(50_000));
                RawConnection connection = new RawConnection(fast.baseUri())) {
            connection.post("/v1/completions", Requests.COMPLETIONS_STREAM);
            connection.readTo("data: {");

            // Far more than the buffers of a socket hold: the server had to wait.
            assertThat(fast.tally().completed()).isZero();
            assertThat(connection.readTo("\r\n0\r\n\r\n")).contains("[DONE]");
            assertThat(fast.tally()).isEqualTo(new Tally(1, 0, 1, 0, 50_000, 0, 0, 0));
        }
    }

    @Test
    void answersAClientOfHttpOneZeroWithoutChunks() throws Exception {
        try (Socket socket =
                new Socket(simulator.baseUri().getHost(), simulator.baseUri().getPort())) {
            String body = Requests.COMPLETIONS_STREAM;
            socket.getOutputStream()
                    .write(("POST /v1/completions HTTP/1.0\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                            .getBytes(UTF_8));

            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);

            assertThat(answer).contains("\r\n\r\ndata: {").endsWith("data: [DONE]\n\n");
        }
    }
}
