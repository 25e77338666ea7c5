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

/** The whole flow at the Responses API, over real sockets. */
@Timeout(60)
class ResponsesTest {

    private static final SimulatorSettings QUICK = SimulatorSettings.defaults()
            .withTtft(Duration.ofMillis(20))
            .withItl(Duration.ofMillis(1))
            .withTokens(6);

    private static RunResult run(Plans plans) {
        return Runs.of(plans.plan()).run();
    }

    private static RunResult run(SimulatorSettings settings, UnaryOperator<Plans> change) throws IOException {
        try (Simulator simulator = Simulator.start(settings)) {
            return run(change.apply(Plans.against(simulator.baseUri())));
        }
    }

    private static SimulatorSettings quickWith(String fault) {
        return QUICK.withFault(Fault.byId(fault).orElseThrow());
    }

    private static Set<String> rules(RunResult report) {
        return new TreeSet<>(
                report.figures().findings().stream().map(FindingGroup::rule).toList());
    }

    @Test
    void aServerThatStreamsAsItShouldPassesWithAllItsFigures() throws IOException {
        RunResult report = run(QUICK, plans -> plans.endpoints("responses").load(4, 2, 0));

        assertThat(report.verdict().violations()).isEmpty();
        assertThat(rules(report)).isEmpty();
        EndpointFigures figures = report.figures().total();
        assertThat(report.figures().endpoints()).containsOnlyKeys("responses");
        assertThat(figures.measured()).isEqualTo(4);
        assertThat(figures.countedByServer()).isEqualTo(4);
        assertThat(figures.tokens()).isEqualTo(24);
        assertThat(figures.distribution(Metric.TTFT).orElseThrow().min()).isGreaterThanOrEqualTo(20);
        assertThat(figures.distribution(Metric.ITL).orElseThrow().count()).isEqualTo(4 * 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"some-model", "some-reasoning"})
    void anAnswerThatIsCutByItsLimitPasses(String model) throws IOException {
        RunResult report = run(
                QUICK.withTokens(100),
                plans -> plans.endpoints("responses").model(model).load(2, 1, 0));

        assertThat(rules(report)).isEmpty();
        assertThat(report.verdict().isPass()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "event-type-missing, event-type-missing response-end-missing",
        "event-name-differs, event-name-differs",
        "response-begin-missing, response-begin-missing",
        "response-end-missing, response-end-missing",
        "response-after-end, response-after-end",
        "item-order, item-order",
        "text-end-differs, text-end-differs",
        "response-failed, error-event",
        "error-event, error-event",
        "body-truncated, body-truncated"
    })
    void whatBreaksClientsFails(String fault, String found) throws IOException {
        RunResult report =
                run(quickWith(fault), plans -> plans.endpoints("responses").load(2, 1, 0));

        assertThat(rules(report)).containsExactlyInAnyOrder(found.split(" ", -1));
        assertThat(report.verdict().isPass()).isFalse();
        assertThat(report.figures().total().succeeded()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sequence-gap",
                "response-status-differs",
                "response-usage-missing",
                "response-id-changes",
                "response-begin-duplicate"
            })
    void whatOnlyACarefulEngineerWantsToKnowIsAWarning(String fault) throws IOException {
        RunResult report =
                run(quickWith(fault), plans -> plans.endpoints("responses").load(2, 1, 0));

        assertThat(rules(report)).containsExactly(fault);
        assertThat(report.verdict().isPass()).isTrue();
    }

    @Test
    void aServerThatHasNoneIsStreamedFromElsewhere() throws IOException {
        RunResult report = run(quickWith("responses-missing"), plans -> plans);

        assertThat(report.verdict().isPass()).isTrue();
        assertThat(report.figures().endpoints()).containsOnlyKeys("chat", "completions", "messages", "realtime");
        assertThat(report.notes())
                .anyMatch(note -> note.equals("responses is skipped: /v1/responses answers HTTP 404"));
    }

    @Test
    void aServerThatIsToHaveItFailsWithoutIt() throws IOException {
        RunResult report = run(
                quickWith("responses-missing"),
                plans -> plans.endpoints("responses").load(1, 1, 0));

        assertThat(rules(report)).containsExactly("http-status");
        assertThat(report.verdict().isPass()).isFalse();
    }

    /** As mock servers do that know one answer for every path. */
    @Test
    void chatsOnItsPathAreNoResponses() throws Exception {
        String chat = "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\","
                + "\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"a\"},\"finish_reason\":\"stop\"}]}"
                + "\n\ndata: [DONE]\n\n";
        try (ScriptedServer server = new ScriptedServer(connection -> {
            while (connection.readRequest()) {
                connection.send(ScriptedServer.eventStream(chat));
            }
        })) {
            RunResult report =
                    run(Plans.against(server.uri()).model("m").withoutHealth().load(2, 1, 0));

            assertThat(report.figures().endpoints()).doesNotContainKeys("responses", "messages");
            assertThat(report.notes())
                    .contains("responses is skipped: /v1/responses answers HTTP 200 without a response");
        }
    }

    @Test
    void plainResponsesAreHeldAgainstStreamedOnes() throws IOException {
        RunResult report =
                run(QUICK, plans -> plans.endpoints("responses").load(1, 1, 0).checking(2, true));

        assertThat(report.verdict().isPass()).isTrue();
        assertThat(rules(report)).isEmpty();
        assertThat(report.notes()).noneMatch(note -> note.contains("parity"));
    }

    @Test
    void theLimitOfATokenIsAskedForInItsOwnName() throws IOException {
        RunResult report = run(
                QUICK.withTokens(100),
                plans -> plans.endpoints("responses").load(1, 1, 0).asking(Map.of("max_output_tokens", 3)));

        assertThat(report.figures().total().tokens()).isEqualTo(3);
        assertThat(rules(report)).isEmpty();
    }
}
