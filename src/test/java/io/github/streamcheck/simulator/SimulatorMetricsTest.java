package io.github.streamcheck.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.simulator.api.Request;
import io.github.streamcheck.simulator.api.Requests;
import io.github.streamcheck.simulator.metrics.MetricsStyle;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatorMetricsTest {

    private Simulator simulator;
    private TestClient client;

    @BeforeEach
    void start() throws Exception {
        simulator = Simulator.start(SimulatorSettings.defaults()
                .withTtft(Duration.ofMillis(30))
                .withItl(Duration.ofMillis(5))
                .withTokens(4));
        client = new TestClient(simulator.baseUri());
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void tellsTheStreamsInMilliseconds() throws Exception {
        twoStreamsOfWhichOneFails();

        JsonNode metrics = client.getJson("/metrics/streaming");

        assertThat(metrics.path("total_streams").asInt()).isEqualTo(2);
        assertThat(metrics.path("active_streams").asInt()).isZero();
        assertThat(metrics.path("completed_streams").asInt()).isEqualTo(1);
        assertThat(metrics.path("failed_streams").asInt()).isEqualTo(1);
        assertThat(metrics.path("total_tokens_generated").asInt()).isEqualTo(4 + 2);
        assertThat(metrics.path("success_rate").asDouble()).isEqualTo(0.5);
        assertThat(metrics.at("/ttft/min").asDouble()).isBetween(30.0, 10_000.0);
        assertThat(metrics.at("/inter_token_latency_ms/max").asDouble()).isBetween(4.5, 10_000.0);
        assertThat(metrics.at("/tokens_per_second/max").asDouble()).isBetween(0.1, 4 / 0.045);
        assertThat(metrics.path("ttft").fieldNames())
                .toIterable()
                .containsExactly("avg", "min", "max", "p50", "p90", "p95", "p99");
    }

    @Test
    void tellsTheRoutesInSeconds() throws Exception {
        twoStreamsOfWhichOneFails();
        client.get("/nope");

        JsonNode metrics = client.getJson("/metrics");

        assertThat(metrics.fieldNames())
                .toIterable()
                .containsExactly(
                        "requests", "responses", "tokens", "errors", "latency", "streaming", "streaming_stats");
        JsonNode answers = metrics.path("responses").path("/v1/chat/completions");
        assertThat(answers.path("min").asDouble()).isBetween(0.045, 10.0);
        assertThat(metrics.at("/streaming_stats/completed_streams").asInt()).isEqualTo(1);
        assertThat(metrics.at("/streaming_stats/ttft/p50").asDouble()).isBetween(0.029, 10.0);
        assertThat(metrics.path("errors").fieldNames()).toIterable().contains("(other)", "/v1/chat/completions");
    }

    @Test
    void saysNothingOfTimesBeforeTheFirstStream() throws Exception {
        JsonNode metrics = client.getJson("/metrics/streaming");

        assertThat(metrics.path("ttft")).isEmpty();
        assertThat(metrics.path("success_rate").asDouble()).isEqualTo(1.0);
    }

    @Test
    void neverTellsALongerTtftThanItsClientSees() throws Exception {
        try (RawConnection connection = new RawConnection(simulator.baseUri())) {
            long start = System.nanoTime();
            connection.post("/v1/completions", Requests.COMPLETIONS_STREAM).readTo("data: {");
            double seen = (System.nanoTime() - start) / 1e6;
            connection.readTo("\r\n0\r\n\r\n");

            assertThat(client.getJson("/metrics/streaming").at("/ttft/max").asDouble())
                    .isLessThan(seen);
        }
    }

    private void twoStreamsOfWhichOneFails() throws Exception {
        client.post("/v1/chat/completions", Requests.CHAT_STREAM);
        try (RawConnection connection = new RawConnection(simulator.baseUri())) {
            connection
                    .post("/v1/chat/completions", Requests.CHAT_STREAM, Request.FAULT_HEADER + ": body-truncated")
                    .readToEnd();
        }
    }

    @Test
    void speaksTheDialectOfAnotherServer() throws Exception {
        try (Simulator vllm = Simulator.start(SimulatorSettings.defaults()
                .withTtft(Duration.ofMillis(5))
                .withItl(Duration.ZERO)
                .withModel("a \"quoted\" name")
                .withDialect(MetricsStyle.VLLM))) {
            TestClient other = new TestClient(vllm.baseUri());
            other.post("/v1/chat/completions", Requests.CHAT_STREAM);

            assertThat(other.get("/metrics/streaming").statusCode()).isEqualTo(404);
            assertThat(other.get("/metrics").headers().firstValue("content-type"))
                    .contains("text/plain; version=0.0.4; charset=utf-8");
            assertThat(other.get("/metrics").body())
                    .contains("# TYPE vllm:request_success_total counter\n")
                    .contains(
                            "vllm:request_success_total{finished_reason=\"stop\",model_name=\"a \\\"quoted\\\" name\"} 1\n")
                    .contains(
                            "vllm:time_to_first_token_seconds_bucket{engine=\"0\",model_name=\"a \\\"quoted\\\" name\",le=\"+Inf\"} 1\n")
                    .contains(
                            "vllm:time_to_first_token_seconds_bucket{engine=\"0\",model_name=\"a \\\"quoted\\\" name\",le=\"0.0025\"} 0\n");
        }
    }
}
