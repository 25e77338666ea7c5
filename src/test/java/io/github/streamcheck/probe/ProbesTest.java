package io.github.streamcheck.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.probe.Probe.Result.Kind;
import io.github.streamcheck.run.Plans;
import io.github.streamcheck.simulator.Simulator;
import io.github.streamcheck.simulator.SimulatorSettings;
import io.github.streamcheck.wire.ClientProfile;
import io.github.streamcheck.wire.HttpTransport;
import io.github.streamcheck.wire.Protocol;
import io.github.streamcheck.wire.ScriptedServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each probe takes for right and for wrong. The faults of the simulator are tried in {@code FaultsTest}. */
@Timeout(60)
class ProbesTest {

    private static final String STREAM =
            "data: {\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"one\"},"
                    + "\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";

    private static Probe probe(String id) {
        return (Probe) Rule.all().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Probe.Result run(Probe probe, URI server, String key) throws InterruptedException {
        Plans plans =
                Plans.against(server).limited(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(60));
        Plan plan = (key.isEmpty() ? plans : plans.key(key)).plan();
        Protocol chat = Protocol.all().get(0);
        try (HttpTransport transport =
                new HttpTransport(plan.target(), 2, plan.limits().connect())) {
            return probe.run(new Client(
                    transport,
                    plan,
                    new AskedEndpoint(chat, "m", true, ClientProfile.STREAMCHECK),
                    new CompletionsDialect(),
                    () -> false));
        }
    }

    static List<Probe> probes() {
        return Rule.all().stream()
                .filter(Probe.class::isInstance)
                .map(Probe.class::cast)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("probes")
    void aCorrectServerAnswersAsExpected(Probe probe) throws Exception {
        // Long enough for a client to leave before the end.
        SimulatorSettings quick = SimulatorSettings.defaults()
                .withTtft(Duration.ofMillis(2))
                .withItl(Duration.ofMillis(2))
                .withTokens(200);
        try (Simulator simulator = Simulator.start(quick)) {
            // A simulator without a key accepts any, which can't be judged.
            Kind expected = probe.id().equals("probe-bad-key") ? Kind.NOT_APPLICABLE : Kind.EXPECTED;

            assertThat(run(probe, simulator.baseUri(), "").kind()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "probe-bad-key, 401 Unauthorized, EXPECTED",
        "probe-bad-key, 403 Forbidden, EXPECTED",
        "probe-bad-key, 400 Bad Request, FOUND",
        "probe-bad-key, 500 Internal Server Error, FOUND",
        "probe-malformed-json, 400 Bad Request, EXPECTED",
        "probe-malformed-json, 422 Unprocessable Entity, EXPECTED",
        "probe-malformed-json, 500 Internal Server Error, FOUND",
        "probe-malformed-json, 200 OK, FOUND",
        "probe-missing-prompt, 422 Unprocessable Entity, EXPECTED",
        "probe-missing-prompt, 502 Bad Gateway, FOUND",
        "probe-missing-prompt, 200 OK, FOUND",
        "probe-unknown-model, 404 Not Found, EXPECTED",
        "probe-unknown-model, 500 Internal Server Error, FOUND",
        "probe-max-tokens, 400 Bad Request, EXPECTED",
        "probe-max-tokens, 500 Internal Server Error, FOUND",
        "probe-n, 400 Bad Request, EXPECTED",
        "probe-n, 500 Internal Server Error, FOUND",
        "probe-stop, 400 Bad Request, NOT_APPLICABLE",
        "probe-tool-call, 400 Bad Request, EXPECTED",
        "probe-tool-call, 501 Not Implemented, FOUND",
        "probe-disconnect, 404 Not Found, NOT_APPLICABLE",
        "probe-http10, 426 Upgrade Required, EXPECTED",
        "probe-http10, 500 Internal Server Error, FOUND",
    })
    void aStatusIsTakenForWhatItSays(String id, String status, Kind kind) throws Exception {
        String answer =
                ScriptedServer.answer(status, "application/json", "{\"error\":{\"message\":\"no\",\"type\":\"x\"}}");
        // A client of HTTP/1.0 reads to the end of the connection.
        try (ScriptedServer server = new ScriptedServer(connection -> {
            while (connection.readRequest()) {
                connection.send(answer);
                if (id.equals("probe-http10")) {
                    return;
                }
            }
        })) {
            assertThat(run(probe(id), server.uri(), "").kind()).isEqualTo(kind);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "probe-unknown-model, EXPECTED",
        "probe-max-tokens, EXPECTED",
        "probe-n, FOUND",
        "probe-tool-call, FOUND",
        "probe-bad-key, FOUND",
    })
    void aStreamIsTakenForWhatItHolds(String id, Kind kind) throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.eventStream(STREAM))) {
            assertThat(run(probe(id), server.uri(), "the-key").kind()).isEqualTo(kind);
        }
    }

    @ParameterizedTest
    @CsvSource({"probe-unknown-model", "probe-max-tokens", "probe-n", "probe-tool-call", "probe-http10"})
    void anEmptyStreamIsNeverAsExpected(String id) throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.eventStream(""))) {
            assertThat(run(probe(id), server.uri(), "").kind()).isEqualTo(Kind.FOUND);
        }
    }

    @ParameterizedTest
    @CsvSource({"null", "{}", "{\"choices\":[]}", "{\"error\":{\"message\":\"no\"}}"})
    void aKeyIsNotAcceptedByAStatusAlone(String body) throws Exception {
        String answer = ScriptedServer.answer("200 OK", "application/json", body);
        try (ScriptedServer server = ScriptedServer.answering(answer)) {
            Probe.Result result = run(probe("probe-bad-key"), server.uri(), "");

            assertThat(result.message()).isEqualTo("a wrong key is answered with HTTP 200 and no answer");
        }
    }

    @ParameterizedTest
    @MethodSource("probes")
    void aServerThatIsGoneIsNeverAsExpected(Probe probe) throws Exception {
        URI gone;
        try (ScriptedServer server = ScriptedServer.answering("")) {
            gone = server.uri();
        }

        assertThat(run(probe, gone, "").kind()).isNotEqualTo(Kind.EXPECTED);
    }
}
