package io.github.streamcheck.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.simulator.api.Request;
import io.github.streamcheck.simulator.api.Requests;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults and variants that only the bytes of a connection show. */
class SimulatorDeliveryTest {

    private static final String CHAT = "/v1/chat/completions";
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    private Simulator simulator;

    @BeforeEach
    void start() throws Exception {
        simulator = Simulator.start(SimulatorSettings.defaults()
                .withTtft(Duration.ofMillis(1))
                .withItl(Duration.ofMillis(1))
                .withTokens(4));
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void sendsEveryByteInAChunkOfItsOwn() throws Exception {
        try (RawConnection connection = connect()) {
            String answer = ask(connection, "variant-bytewise").readTo("\r\n1\r\n\n" + "\r\n1\r\n\n" + LAST_CHUNK);

            String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
            assertThat(body).matches("(?s)(1\r\n.\r\n)+0\r\n\r\n");
        }
        assertThat(simulator.tally().completed()).isEqualTo(1);
        assertThat(simulator.tally().tokens()).isEqualTo(4);
    }

    @Test
    void sendsCharactersByteByByteThatArriveWhole() throws Exception {
        TestClient client = new TestClient(simulator.baseUri());
        String request = Requests.CHAT_STREAM.replace("\"stream\"", "\"model\":\"émilie 🌍\",\"stream\"");

        assertThat(client.post(CHAT, request, Request.FAULT_HEADER, "variant-bytewise")
                        .body())
                .contains("\"model\":\"émilie 🌍\"");
    }

    @Test
    void endsACloseDelimitedBodyInOrder() throws Exception {
        try (RawConnection connection = connect()) {
            String answer = ask(connection, "variant-close-delimited").readToEnd();
            String head = answer.substring(0, answer.indexOf("\r\n\r\n"));

            assertThat(head.toLowerCase(Locale.ROOT))
                    .contains("connection: close")
                    .doesNotContain("transfer-encoding")
                    .doesNotContain("content-length");
            assertThat(answer.substring(head.length() + 4))
                    .startsWith("data: {")
                    .endsWith("data: [DONE]\n\n");
        }
        assertThat(simulator.tally().completed()).isEqualTo(1);
    }

    @Test
    void sendsChunksToAClientOfHttp10() throws Exception {
        try (Socket socket =
                new Socket(simulator.baseUri().getHost(), simulator.baseUri().getPort())) {
            String body = Requests.COMPLETIONS_STREAM;
            socket.getOutputStream()
                    .write(("POST /v1/completions HTTP/1.0\r\n" + Request.FAULT_HEADER + ": http10-broken\r\n"
                                    + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                            .getBytes(UTF_8));

            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);

            assertThat(answer).containsPattern("\r\n\r\n[0-9a-f]+\r\ndata: \\{").endsWith(LAST_CHUNK);
        }
    }

    @Test
    void compressesEachEventSoThatItCanBeReadAtOnce() throws Exception {
        String correct = new TestClient(simulator.baseUri())
                .post(CHAT, Requests.CHAT_STREAM)
                .body();

        HttpResponse<byte[]> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(simulator.baseUri().resolve(CHAT))
                                .header(Request.FAULT_HEADER, "compressed-stream")
                                .POST(HttpRequest.BodyPublishers.ofString(Requests.CHAT_STREAM))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());

        assertThat(response.headers().firstValue("content-encoding")).hasValue("gzip");
        String text = new String(new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes(), UTF_8);
        assertThat(withoutId(text)).isEqualTo(withoutId(correct));
    }

    @Test
    void closesAReusedConnectionInPlaceOfAnAnswer() throws Exception {
        int refused = 0;
        for (int i = 0; i < 10; i++) {
            try (RawConnection connection = connect()) {
                assertThat(ask(connection, "reuse-refused").readTo(LAST_CHUNK))
                        .startsWith("HTTP/1.1 200 OK")
                        .doesNotContain("onnection: close");
                refused += ask(connection, "reuse-refused").isClosed() ? 1 : 0;
            }
        }

        assertThat(refused).isBetween(1, 9);
    }

    @Test
    void keepsTheBodyOpenAfterDone() throws Exception {
        try (RawConnection connection = connect()) {
            ask(connection, "open-after-done").readTo("data: [DONE]\n\n");

            assertThat(simulator.tally().active()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"clumped", "one-burst"})
    void sendsSeveralEventsInOneChunk(String fault) throws Exception {
        try (RawConnection connection = connect()) {
            String body = ask(connection, fault).readTo(LAST_CHUNK);

            List<Integer> events = Pattern.compile("\r\n")
                    .splitAsStream(body)
                    .map(chunk -> TestClient.events(chunk).size())
                    .toList();
            assertThat(events).contains(fault.equals("clumped") ? 4 : 8);
        }
        assertThat(simulator.tally().tokens()).isEqualTo(4);
    }

    @Test
    void forgetsAStreamWhoseClientLeaves() throws Exception {
        try (Simulator slow = Simulator.start(SimulatorSettings.defaults().withItl(Duration.ofMinutes(1)))) {
            for (int i = 0; i < 3; i++) {
                try (RawConnection connection = new RawConnection(slow.baseUri())) {
                    connection.post(CHAT, Requests.CHAT_STREAM).readTo("\"content\":\"\"");
                }
            }

            Awaiting.until(() -> slow.tally().failed() == 3);
            assertThat(slow.tally().active()).isZero();
        }
    }

    @Test
    void breaksOverMalformedJsonAlone() throws Exception {
        TestClient client = new TestClient(simulator.baseUri());

        assertThat(client.post(CHAT, "{", Request.FAULT_HEADER, "malformed-accepted")
                        .statusCode())
                .isEqualTo(500);
        assertThat(client.post(CHAT, "{}", Request.FAULT_HEADER, "malformed-accepted")
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.post(CHAT, "{").statusCode()).isEqualTo(400);
    }

    private RawConnection connect() throws IOException {
        return new RawConnection(simulator.baseUri());
    }

    private static RawConnection ask(RawConnection connection, String fault) throws IOException {
        return connection.post(CHAT, Requests.CHAT_STREAM, Request.FAULT_HEADER + ": " + fault);
    }

    private static String withoutId(String body) {
        return body.replaceAll("\"id\":\"[^\"]*\"|\"created\":\\d+", "");
    }
}
