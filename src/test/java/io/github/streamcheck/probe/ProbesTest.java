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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
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

    /** The first of these that the probe is about. */
    private static Protocol protocol(Probe probe) {
        return Stream.of("chat", "messages", "ollama-chat")
                .flatMap(name -> Protocol.all().stream()
                        .filter(protocol -> protocol.endpoint().name().equals(name)))
                .filter(protocol -> probe.isAbout(protocol.endpoint()))
                .findFirst()
                .orElseThrow();
    }

    private static Probe.Result run(Probe probe, URI server, String key) throws InterruptedException {
        return run(probe, protocol(probe), server, key);
    }

    private static Probe.Result run(Probe probe, Protocol protocol, URI server, String key)
            throws InterruptedException {
        Plans plans =
                Plans.against(server).limited(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(60));
        Plan plan = (key.isEmpty() ? plans : plans.key(key)).plan();
        try (HttpTransport transport =
                new HttpTransport(plan.target(), 2, plan.limits().connect())) {
            return probe.run(new Client(
                    transport,
                    plan,
                    new AskedEndpoint(protocol, "m-reasoning", true, ClientProfile.STREAMCHECK),
                    ApiDialect.of(protocol.endpoint().shape()).orElseThrow(),
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
        "probe-error-object, 400 Bad Request, FOUND",
        "probe-error-object, 500 Internal Server Error, NOT_APPLICABLE",
        "probe-limit-missing, 400 Bad Request, FOUND",
        "probe-one-token, 400 Bad Request, EXPECTED",
        "probe-one-token, 500 Internal Server Error, FOUND",
        "probe-stop-sequence, 400 Bad Request, NOT_APPLICABLE",
        "probe-tool-use, 400 Bad Request, EXPECTED",
        "probe-tool-use, 500 Internal Server Error, FOUND",
        "probe-think, 400 Bad Request, EXPECTED",
        "probe-think, 500 Internal Server Error, FOUND",
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

    /** A message that calls both tools of the probe, whose client looks at the one that it asked for. */
    private static String call(String name, String delta, String stopReason) {
        return """
            event: message_start
            data: {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"m","content":[],\
            "stop_reason":null,"usage":{"input_tokens":9,"output_tokens":1}}}

            event: content_block_start
            data: {"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"t","name":"%s","input":{}}}

            %sevent: content_block_stop
            data: {"type":"content_block_stop","index":0}

            event: message_delta
            data: {"type":"message_delta","delta":{"stop_reason":"%s"},"usage":{"output_tokens":9}}

            event: message_stop
            data: {"type":"message_stop"}

            """.formatted(name, delta, stopReason);
    }

    private static String input(String json) {
        return "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":"
                + "{\"type\":\"input_json_delta\",\"partial_json\":\"" + json + "\"}}\n\n";
    }

    @ParameterizedTest
    @CsvSource({
        "{}, '', tool_use, EXPECTED",
        "{}, {}, tool_use, EXPECTED",
        "{, '', tool_use, FOUND",
        "{, '', max_tokens, EXPECTED",
        "{}, '', end_turn, FOUND",
        "{}, '{', tool_use, FOUND"
    })
    void aToolIsUsedWithAnObjectOrWithoutInput(String weather, String time, String reason, Kind kind) throws Exception {
        String first = call("get_weather", input(weather), reason);
        String second = call("get_time", time.isEmpty() ? "" : input(time), reason);
        // The second request may come over another connection.
        AtomicInteger asked = new AtomicInteger();
        try (ScriptedServer server = new ScriptedServer(connection -> {
            while (connection.readRequest()) {
                connection.send(ScriptedServer.eventStream(asked.getAndIncrement() == 0 ? first : second));
            }
        })) {
            assertThat(run(probe("probe-tool-use"), server.uri(), "").kind()).isEqualTo(kind);
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
