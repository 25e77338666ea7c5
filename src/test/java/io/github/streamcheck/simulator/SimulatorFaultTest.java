package io.github.streamcheck.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.streamcheck.simulator.api.Request;
import io.github.streamcheck.simulator.api.Requests;
import io.github.streamcheck.simulator.faults.Faulty;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorFaultTest {

    private static final SimulatorSettings SETTINGS = SimulatorSettings.defaults()
            .withTtft(Duration.ofMillis(1))
            .withItl(Duration.ofMillis(1))
            .withTokens(4);
    private static final String CHAT = "/v1/chat/completions";
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    private Simulator simulator;
    private TestClient client;

    @BeforeEach
    void start() throws Exception {
        simulator = Simulator.start(SETTINGS);
        client = new TestClient(simulator.baseUri());
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void closesATruncatedBodyInOrderButWithoutALastChunk() throws Exception {
        try (RawConnection connection = connectWith("body-truncated")) {
            String answer = connection.readToEnd();

            assertThat(TestClient.events(answer)).hasSize(3);
            assertThat(answer).doesNotContain(LAST_CHUNK);
        }
        assertThat(simulator.tally().failed()).isEqualTo(1);
    }

    @Test
    void resetsTheConnectionBeforeAnyAnswer() throws Exception {
        try (RawConnection connection = connectWith("connection-reset")) {
            assertThatThrownBy(connection::readToEnd)
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
        assertThat(simulator.tally().failed()).isEqualTo(1);
    }

    @Test
    void stopsAStreamThatWentSilentAsSoonAsItsClientLeaves() throws Exception {
        try (RawConnection connection = connectWith("idle-timeout")) {
            connection.readTo("\n\n");
        }

        Awaiting.until(() -> simulator.tally().failed() == 1);
        assertThat(simulator.tally().active()).isZero();
    }

    @Test
    void sendsCommentsUntilItsClientLeaves() throws Exception {
        try (RawConnection connection = connectWith("stream-timeout")) {
            connection.readTo(": ping\n\n");

            assertThat(connection.readTo(": ping\n\n")).doesNotContain("data:");
        }

        Awaiting.until(() -> simulator.tally().failed() == 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"error-event", "internal-error-text"})
    void endsInOrderAfterAnErrorEventAndCountsAsFailed(String fault) throws Exception {
        String body = client.post(CHAT, Requests.CHAT_STREAM, Request.FAULT_HEADER, fault)
                .body();

        assertThat(TestClient.events(body)).hasSize(4).last().asString().startsWith("{\"error\":{");
        assertThat(simulator.tally().failed()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-events", "done-missing", "finish-missing", "done-duplicate", "usage-missing"})
    void endsInOrderThoughTheContentIsWrong(String fault) throws Exception {
        try (RawConnection connection = connectWith(fault)) {
            assertThat(connection.readTo("0\r\n\r\n")).startsWith("HTTP/1.1 200 OK\r\n");
        }
        assertThat(simulator.tally().completed()).isEqualTo(1);
    }

    @Test
    void answersWithAnErrorStatus() throws Exception {
        assertThat(client.post(CHAT, Requests.CHAT_STREAM, Request.FAULT_HEADER, "http-status"))
                .returns(500, response -> response.statusCode())
                .extracting(response -> response.body())
                .asString()
                .startsWith("{\"error\":{\"message\":\"");
        assertThat(simulator.tally().rejected()).isEqualTo(1);
    }

    @Test
    void refusesAFaultItDoesNotKnowAndNamesThoseItDoes() throws Exception {
        assertThat(client.post(CHAT, Requests.CHAT_STREAM, Request.FAULT_HEADER, "bogus"))
                .returns(400, response -> response.statusCode())
                .extracting(response -> response.body())
                .asString()
                .contains("done-missing, ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/metrics/streaming"})
    void breaksTheMetricsAlone(String path) throws Exception {
        try (Simulator broken = Simulator.start(SETTINGS.withFault(Faulty.fault("metrics-broken")))) {
            TestClient clientOfBroken = new TestClient(broken.baseUri());

            assertThat(clientOfBroken.get(path).statusCode()).isEqualTo(500);
            assertThat(clientOfBroken.get("/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void appliesTheFaultOfTheSettingsUnlessTheRequestAsksForAnother() throws Exception {
        try (Simulator faulty = Simulator.start(SETTINGS.withFault(Faulty.fault("done-missing")))) {
            TestClient clientOfFaulty = new TestClient(faulty.baseUri());

            assertThat(clientOfFaulty.post(CHAT, Requests.CHAT_STREAM).body()).doesNotContain("[DONE]");
            assertThat(clientOfFaulty
                            .post(CHAT, Requests.CHAT_STREAM, Request.FAULT_HEADER, "none")
                            .body())
                    .contains("[DONE]");
            assertThat(faulty.tally().faulty()).isEqualTo(1);
        }
    }

    @Test
    void appliesTheFaultToAFractionOfStreamsThatTheSeedDecides() throws Exception {
        String first = pattern(3);

        assertThat(first).contains("x").contains(".");
        assertThat(pattern(3)).isEqualTo(first);
        assertThat(pattern(4)).isNotEqualTo(first);
    }

    /** Of 40 requests, which were faulty. */
    private static String pattern(long seed) throws Exception {
        SimulatorSettings settings = SETTINGS.withItl(Duration.ZERO)
                .withFault(Faulty.fault("done-missing"))
                .withFaultRate(0.3)
                .withSeed(seed);
        StringBuilder pattern = new StringBuilder();
        try (Simulator faulty = Simulator.start(settings)) {
            TestClient clientOfFaulty = new TestClient(faulty.baseUri());
            for (int i = 0; i < 40; i++) {
                String body = clientOfFaulty.post(CHAT, Requests.CHAT_STREAM).body();
                pattern.append(body.contains("[DONE]") ? '.' : 'x');
            }
        }
        return pattern.toString();
    }

    private RawConnection connectWith(String fault) throws Exception {
        return new RawConnection(simulator.baseUri())
                .post(CHAT, Requests.CHAT_STREAM, Request.FAULT_HEADER + ": " + fault);
    }
}
