package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.simulator.Simulator;
import io.github.streamcheck.simulator.SimulatorSettings;
import io.github.streamcheck.simulator.faults.Fault;
import io.github.streamcheck.wire.ScriptedServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole flow at the Messages API, over real sockets. */
@Timeout(60)
class MessagesTest {

    private static final SimulatorSettings QUICK = SimulatorSettings.defaults()
            .withTtft(Duration.ofMillis(20))
            .withItl(Duration.ofMillis(1))
            .withTokens(6);

    private static RunResult run(SimulatorSettings settings, UnaryOperator<Plans> change) throws IOException {
        try (Simulator simulator = Simulator.start(settings)) {
            return Runs.of(change.apply(Plans.against(simulator.baseUri())).plan())
                    .run();
        }
    }

    private static Set<String> rules(RunResult report) {
        return new TreeSet<>(
                report.figures().findings().stream().map(FindingGroup::rule).toList());
    }

    @Test
    void aServerThatStreamsAsItShouldPassesWithAllItsFigures() throws IOException {
        RunResult report = run(QUICK, plans -> plans.endpoints("messages").load(4, 2, 0));

        assertThat(report.verdict().violations()).isEmpty();
        assertThat(rules(report)).isEmpty();
        EndpointFigures figures = report.figures().total();
        assertThat(report.figures().endpoints()).containsOnlyKeys("messages");
        assertThat(figures.measured()).isEqualTo(4);
        assertThat(figures.countedByServer()).isEqualTo(4);
        assertThat(figures.tokens()).isEqualTo(24);
        assertThat(figures.distribution(Metric.TTFT).orElseThrow().min()).isGreaterThanOrEqualTo(20);
        assertThat(figures.distribution(Metric.ITL).orElseThrow().count()).isEqualTo(4 * 5);
    }

    @Test
    void aCallWithoutArgumentsIsTheFirstToken() throws IOException {
        RunResult report = run(
                QUICK,
                plans -> plans.endpoints("messages")
                        .asking(Map.of("tools", java.util.List.of(Map.of("name", "now", "input_schema", Map.of()))))
                        .load(2, 1, 0));

        assertThat(rules(report)).isEmpty();
        assertThat(report.figures()
                        .total()
                        .distribution(Metric.TTFT)
                        .orElseThrow()
                        .count())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "gzip-held, anthropic-sdk-java, without compression",
        "accept-json-refused, anthropic-sdk-python and anthropic-sdk-typescript, with Accept: text/event-stream"
    })
    void sdksThatGetNoStreamAreNamedWithTheHeaderThatDiffers(String fault, String sdk, String contrast)
            throws IOException {
        RunResult report = run(
                QUICK.withTokens(32)
                        .withItl(Duration.ofMillis(10))
                        .withFault(Fault.byId(fault).orElseThrow()),
                plans -> plans.endpoints("messages").load(2, 1, 0));

        assertThat(rules(report)).containsExactly("client-differs");
        assertThat(report.figures().findings().get(0).message()).contains(sdk).contains(contrast);
    }

    @ParameterizedTest
    @ValueSource(strings = {"some-model", "some-reasoning"})
    void anAnswerThatIsCutByItsLimitPasses(String model) throws IOException {
        RunResult report = run(
                QUICK.withTokens(100),
                plans -> plans.endpoints("messages").model(model).load(2, 1, 0));

        assertThat(rules(report)).isEmpty();
        assertThat(report.verdict().isPass()).isTrue();
    }

    @Test
    void parityAndProbesPass() throws IOException {
        RunResult report = run(
                QUICK, plans -> plans.endpoints("messages").checking(1, true).load(1, 1, 0));

        assertThat(rules(report)).isEmpty();
    }

    @Test
    void aServerThatHasNoneIsStreamedFromElsewhere() throws IOException {
        RunResult report = run(QUICK.withFault(Fault.byId("messages-missing").orElseThrow()), plans -> plans);

        assertThat(report.verdict().isPass()).isTrue();
        assertThat(report.figures().endpoints()).containsOnlyKeys("chat", "completions", "realtime", "responses");
        assertThat(report.notes()).anyMatch(note -> note.equals("messages is skipped: /v1/messages answers HTTP 404"));
    }

    /** A refusal in the API's own shape shows that the API is there; any other does not. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "400, {\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"no\"}}, true",
                "401, {\"type\":\"error\",\"error\":{\"type\":\"authentication_error\",\"message\":\"no\"}}, true",
                "404, {\"type\":\"error\",\"error\":{\"type\":\"not_found_error\",\"message\":\"no\"}}, false",
                "405, {\"detail\":\"Method Not Allowed\"}, false",
                "401, {\"error\":\"Unauthorized\"}, false"
            },
            delimiterString = ", ")
    void isThereByTheShapeOfItsErrors(int status, String body, boolean there) throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
            while (connection.readRequest()) {
                connection.send("HTTP/1.1 " + status + " No\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body);
            }
        })) {
            RunResult report = Runs.of(Plans.against(server.uri())
                            .model("m")
                            .withoutHealth()
                            .load(1, 1, 0)
                            .plan())
                    .run();

            assertThat(report.figures().endpoints().containsKey("messages")).isEqualTo(there);
        }
    }
}
