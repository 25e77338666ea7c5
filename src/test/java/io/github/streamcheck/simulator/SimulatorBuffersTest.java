package io.github.streamcheck.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.simulator.api.Request;
import io.github.streamcheck.simulator.api.Requests;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What buffers, compressors and refusals of the simulator put onto a connection. */
class SimulatorBuffersTest {

    private static final String CHAT = "/v1/chat/completions";
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    private Simulator simulator;

    @BeforeEach
    void start() throws Exception {
        simulator = Simulator.start(SimulatorSettings.defaults()
                .withTtft(Duration.ofMillis(1))
                .withItl(Duration.ofMillis(1))
                .withTokens(64));
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource({"buffer-4k, 4096", "buffer-8k, 8192", "one-burst, 8192"})
    void sendsFullBlocksAndTheRest(String fault, int size) throws Exception {
        List<Integer> blocks = chunkSizes(fault);

        assertThat(blocks.subList(0, blocks.size() - 1)).isNotEmpty().containsOnly(size);
        assertThat(blocks.get(blocks.size() - 1)).isLessThan(size);
        assertThat(simulator.tally().tokens()).isEqualTo(64);
        assertThat(simulator.tally().completed()).isEqualTo(1);
    }

    @Test
    void sendsTheEventsOfAnIntervalInOneChunk() throws Exception {
        assertThat(chunkSizes("flush-interval")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"buffer-4k", "buffer-8k", "one-burst", "held-content-length", "flush-interval"})
    void meansTheSame(String fault) throws Exception {
        TestClient client = new TestClient(simulator.baseUri());
        String correct = client.post(CHAT, Requests.CHAT_STREAM).body();

        assertThat(withoutId(client.post(CHAT, Requests.CHAT_STREAM, Request.FAULT_HEADER, fault)
                        .body()))
                .isEqualTo(withoutId(correct));
    }

    @Test
    void announcesTheLengthOfAStream() throws Exception {
        try (RawConnection connection = new RawConnection(simulator.baseUri())) {
            String answer = connection
                    .post(CHAT, Requests.CHAT_STREAM, Request.FAULT_HEADER + ": held-content-length")
                    .readTo("data: [DONE]\n\n");
            int head = answer.indexOf("\r\n\r\n") + 4;

            assertThat(answer.substring(0, head).toLowerCase(Locale.ROOT))
                    .contains("content-length: " + answer.substring(head).getBytes(UTF_8).length + "\r\n")
                    .doesNotContain("transfer-encoding");
        }
        assertThat(simulator.tally().completed()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "accept-json-refused, application/json, 406",
        "accept-json-refused, text/event-stream, 200",
        "accept-json-refused, */*, 200",
        "accept-event-stream-refused, application/json, 200",
        "accept-event-stream-refused, text/event-stream, 406",
        "none, application/json, 200"
    })
    void answersByWhatIsAccepted(String fault, String accept, int status) throws Exception {
        assertThat(new TestClient(simulator.baseUri())
                        .post(CHAT, Requests.CHAT_STREAM, Request.FAULT_HEADER, fault, "accept", accept)
                        .statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip-held", "variant-gzip"})
    void compressesWhatIsOfferedAndNothingElse(String fault) throws Exception {
        HttpResponse<byte[]> plain = ask(fault, "identity");
        HttpResponse<byte[]> compressed = ask(fault, "gzip, deflate");

        assertThat(plain.headers().firstValue("content-encoding")).isEmpty();
        assertThat(compressed.headers().firstValue("content-encoding")).hasValue("gzip");
        assertThat(withoutId(new String(
                        new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes(), UTF_8)))
                .isEqualTo(withoutId(new String(plain.body(), UTF_8)));
    }

    @Test
    void namesAnEncodingThatIsNone() throws Exception {
        HttpResponse<byte[]> response = ask("variant-identity-encoding", "gzip");

        assertThat(response.headers().firstValue("content-encoding")).hasValue("identity");
        assertThat(new String(response.body(), UTF_8)).startsWith("data: {").endsWith("data: [DONE]\n\n");
    }

    private HttpResponse<byte[]> ask(String fault, String encodings) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(simulator.baseUri().resolve(CHAT))
                                .header(Request.FAULT_HEADER, fault)
                                .header("accept-encoding", encodings)
                                .POST(HttpRequest.BodyPublishers.ofString(Requests.CHAT_STREAM))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    private List<Integer> chunkSizes(String fault) throws IOException {
        try (RawConnection connection = new RawConnection(simulator.baseUri())) {
            String answer = connection
                    .post(CHAT, Requests.CHAT_STREAM, Request.FAULT_HEADER + ": " + fault)
                    .readTo(LAST_CHUNK);
            String body = answer.substring(answer.indexOf("\r\n\r\n") + 4, answer.length() - LAST_CHUNK.length());
            // Events end with LF alone, so that CR LF is around the sizes only.
            String[] lines = body.split("\r\n", -1);
            List<Integer> sizes = new ArrayList<>();
            for (int i = 0; i < lines.length; i += 2) {
                sizes.add(Integer.parseInt(lines[i], 16));
            }
            return sizes;
        }
    }

    private static String withoutId(String body) {
        return body.replaceAll("\"id\":\"[^\"]*\"|\"created\":\\d+", "");
    }
}
