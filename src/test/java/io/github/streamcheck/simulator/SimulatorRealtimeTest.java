package io.github.streamcheck.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.protocols.Protocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** By the client of another project: not the one that streams are verified with. */
@Timeout(30)
class SimulatorRealtimeTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ITEM = "{\"type\":\"conversation.item.create\",\"item\":{\"type\":\"message\","
            + "\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"hello\"}]}}";
    private static final String ASK =
            "{\"type\":\"response.create\",\"response\":{\"output_modalities\":[\"text\"],\"max_output_tokens\":5}}";

    private Simulator simulator;

    @BeforeEach
    void start() throws IOException {
        simulator = Simulator.start(SimulatorSettings.defaults()
                .withTtft(Duration.ofMillis(5))
                .withItl(Duration.ofMillis(1))
                .withTokens(8));
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    /** Keeps what comes. */
    private static final class Client extends WebSocketClient implements AutoCloseable {

        private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
        private final BlockingQueue<Integer> codes = new LinkedBlockingQueue<>();

        Client(URI uri) {
            super(uri, new Draft_6455(List.of(), List.of(new Protocol("realtime"))), Map.of(), 10_000);
        }

        @Override
        public void onOpen(ServerHandshake handshake) {}

        @Override
        public void onMessage(String message) {
            try {
                events.add(JSON.readTree(message));
            } catch (JsonProcessingException noJson) {
                events.add(JSON.getNodeFactory().textNode(message));
            }
        }

        @Override
        public void onClose(int code, String reason, boolean remote) {
            codes.add(code);
        }

        @Override
        public void onError(Exception problem) {}

        JsonNode next() throws InterruptedException {
            JsonNode event = events.poll(10, TimeUnit.SECONDS);
            assertThat(event).as("an event within 10 s").isNotNull();
            return event;
        }

        List<JsonNode> until(String type) throws InterruptedException {
            List<JsonNode> all = new ArrayList<>();
            do {
                all.add(next());
            } while (!all.get(all.size() - 1).path("type").asText().equals(type));
            return all;
        }
    }

    private Client open(String path) throws InterruptedException {
        Client client = new Client(URI.create(simulator.baseUri().toString().replace("http:", "ws:") + path));
        client.connectBlocking(10, TimeUnit.SECONDS);
        return client;
    }

    private static List<String> types(List<JsonNode> events) {
        return events.stream().map(event -> event.path("type").asText()).toList();
    }

    @Test
    void aSessionAnswersInText() throws Exception {
        try (Client client = open("/v1/realtime?model=m")) {
            assertThat(client.getProtocol().getProvidedProtocol()).isEqualTo("realtime");
            JsonNode session = client.next();
            assertThat(session.path("type").asText()).isEqualTo("session.created");
            assertThat(session.at("/session/model").asText()).isEqualTo("m");
            client.send(ITEM);
            client.send(ASK);

            List<JsonNode> events = client.until("response.done");

            assertThat(types(events))
                    .startsWith(
                            "conversation.item.added",
                            "conversation.item.done",
                            "response.created",
                            "response.output_item.added",
                            "response.content_part.added",
                            "response.output_text.delta")
                    .endsWith(
                            "response.output_text.done",
                            "response.content_part.done",
                            "response.output_item.done",
                            "response.done");
            StringBuilder text = new StringBuilder();
            events.stream()
                    .filter(event -> event.path("type").asText().endsWith(".delta"))
                    .forEach(event -> text.append(event.path("delta").asText()));
            JsonNode response = events.get(events.size() - 1).path("response");
            assertThat(response.at("/output/0/content/0/text").asText()).isEqualTo(text.toString());
            assertThat(response.path("status").asText()).isEqualTo("incomplete");
            assertThat(response.at("/status_details/reason").asText()).isEqualTo("max_output_tokens");
            assertThat(response.at("/usage/output_tokens").asInt()).isEqualTo(5);
            assertThat(events)
                    .extracting(event -> event.path("event_id").asText())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void aSessionAnswersMoreThanOnce() throws Exception {
        try (Client client = open("/v1/realtime?model=m")) {
            client.send(ITEM);
            client.send(ASK);
            client.until("response.done");
            client.send(ASK);

            assertThat(client.until("response.done").get(0).path("type").asText())
                    .isEqualTo("response.created");
        }
    }

    @Test
    void whatCanNotBeReadIsAnErrorAndNotTheEnd() throws Exception {
        try (Client client = open("/v1/realtime?model=m")) {
            client.next();
            client.send(ITEM);
            client.until("conversation.item.done");
            client.send("{\"type\":");
            client.send("{\"type\":\"no.such.type\"}");
            client.send("{\"type\":\"response.create\",\"response\":{\"max_output_tokens\":-1}}");

            for (int i = 0; i < 3; i++) {
                JsonNode error = client.next();
                assertThat(error.path("type").asText()).isEqualTo("error");
                assertThat(error.at("/error/message").asText()).isNotEmpty();
            }
            client.send(ASK);
            assertThat(client.next().path("type").asText()).isEqualTo("response.created");
        }
    }

    @Test
    void theEndIsAnswered() throws Exception {
        try (Client client = open("/v1/realtime?model=m")) {
            client.next();
            client.closeBlocking();

            assertThat(client.codes.poll(10, TimeUnit.SECONDS)).isEqualTo(1000);
        }
    }

    @Test
    void aClientThatLeavesEndsItsResponse() throws Exception {
        Client client = open("/v1/realtime?model=m");
        client.send(ITEM);
        client.send(ASK);
        client.until("response.created");
        client.getSocket().close();

        HttpClient http = HttpClient.newHttpClient();
        HttpRequest metrics = HttpRequest.newBuilder(simulator.baseUri().resolve("/metrics/streaming"))
                .build();
        JsonNode figures;
        do {
            figures = JSON.readTree(
                    http.send(metrics, HttpResponse.BodyHandlers.ofString()).body());
        } while (figures.path("active_streams").asInt() > 0);
        assertThat(figures.path("failed_streams").asInt()
                        + figures.path("completed_streams").asInt())
                .isEqualTo(1);
    }

    @Test
    void withoutAnUpgradeItIsTold() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(simulator.baseUri().resolve("/v1/realtime?model=m"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(426);
        assertThat(JSON.readTree(answer.body()).at("/error/message").asText()).contains("WebSocket");
    }

    @Test
    void figuresComeAtTheIntervalOfASubscription() throws Exception {
        try (Client client = open("/metrics/stream")) {
            assertThat(client.next().path("type").asText()).isEqualTo("historical_data");
            client.send("{\"type\":\"subscribe\",\"filters\":{\"interval\":0.05}}");
            assertThat(client.until("subscribed")).isNotEmpty();

            JsonNode update = client.next();
            assertThat(update.path("type").asText()).isEqualTo("metrics_update");
            assertThat(update.path("metrics").path("completed_streams").isNumber())
                    .isTrue();
            client.send("{\"type\":\"ping\"}");
            assertThat(types(client.until("pong"))).contains("pong");
        }
    }
}
