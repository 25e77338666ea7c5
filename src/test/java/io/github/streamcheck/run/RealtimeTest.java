package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.ServerChecks.Demand;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.server.ServerCheck;
import io.github.streamcheck.simulator.Simulator;
import io.github.streamcheck.simulator.SimulatorSettings;
import io.github.streamcheck.simulator.faults.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole flow at the Realtime API, over real WebSockets. */
@Timeout(60)
class RealtimeTest {

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
        RunResult report = run(QUICK, plans -> plans.endpoints("realtime").load(4, 2, 0));

        assertThat(report.verdict().violations()).isEmpty();
        assertThat(rules(report)).isEmpty();
        EndpointFigures figures = report.figures().total();
        assertThat(report.figures().endpoints()).containsOnlyKeys("realtime");
        assertThat(figures.measured()).isEqualTo(4);
        assertThat(figures.countedByServer()).isEqualTo(4);
        assertThat(figures.tokens()).isEqualTo(24);
        assertThat(figures.distribution(Metric.TTFT).orElseThrow().min()).isGreaterThanOrEqualTo(20);
        assertThat(figures.distribution(Metric.ITL).orElseThrow().count()).isEqualTo(4 * 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"variant-split-messages", "variant-pings"})
    void messagesMayBeFramedInManyWays(String variant) throws IOException {
        RunResult report =
                run(quickWith(variant), plans -> plans.endpoints("realtime").load(2, 1, 0));

        assertThat(rules(report)).isEmpty();
        assertThat(report.figures().total().tokens()).isEqualTo(12);
    }

    @Test
    void anAnswerThatIsCutByItsLimitPasses() throws IOException {
        RunResult report =
                run(QUICK.withTokens(100), plans -> plans.endpoints("realtime").load(2, 1, 0));

        assertThat(rules(report)).isEmpty();
    }

    @Test
    void aServerThatHasNoneIsStreamedFromElsewhere() throws IOException {
        RunResult report = run(quickWith("realtime-missing"), plans -> plans);

        assertThat(report.verdict().isPass()).isTrue();
        assertThat(report.figures().endpoints()).containsOnlyKeys("chat", "completions", "messages", "responses");
        assertThat(report.notes()).anyMatch(note -> note.equals("realtime is skipped: /v1/realtime answers HTTP 404"));
    }

    @Test
    void aServerThatIsToHaveItFailsWithoutIt() throws IOException {
        RunResult report = run(
                quickWith("realtime-missing"),
                plans -> plans.endpoints("realtime").load(1, 1, 0));

        assertThat(rules(report)).containsExactly("http-status");
        assertThat(report.verdict().isPass()).isFalse();
    }

    @Test
    void thereAreNoPlainAnswersToHoldItAgainst() throws IOException {
        RunResult report =
                run(QUICK, plans -> plans.endpoints("realtime").load(1, 1, 0).checking(1, true));

        assertThat(report.verdict().isPass()).isTrue();
        assertThat(report.notes()).contains("parity and probes are not made at realtime: it gives no plain answers");
    }

    @Test
    void theKeyIsSentWithTheHandshake() throws IOException {
        RunResult refused = run(
                QUICK.withApiKey("k"),
                plans -> plans.endpoints("realtime").model("m").load(1, 1, 0));
        RunResult taken = run(
                QUICK.withApiKey("k"),
                plans -> plans.endpoints("realtime").key("k").load(1, 1, 0));

        assertThat(rules(refused)).containsExactly("http-status");
        assertThat(taken.verdict().violations()).isEmpty();
    }

    @Test
    void theFeedOfMetricsIsSubscribedTo() throws IOException {
        RunResult report = run(QUICK, plans -> plans.load(1, 1, 0));

        assertThat(report.server())
                .filteredOn(check -> check.id().equals("metrics-feed"))
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.status()).isEqualTo(ServerCheck.Status.OK);
                    assertThat(check.message()).startsWith("/metrics/stream sends an update ");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "metrics-feed-silent, sends no update within 2500 ms",
        "metrics-feed-malformed, sends what is no JSON object with a type",
        "metrics-feed-unclosed, does not answer the end of its WebSocket"
    })
    void whatIsWrongWithTheFeedIsSaid(String fault, String what) throws IOException {
        RunResult report = run(quickWith(fault), plans -> plans.load(1, 1, 0).metrics(Demand.REQUIRED));

        assertThat(report.server())
                .filteredOn(check -> check.id().equals("metrics-feed"))
                .singleElement()
                .satisfies(check -> assertThat(check.message()).contains(what));
        assertThat(report.verdict().isPass()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"websocket-frame, mask", "sse-utf8, utf-8"})
    void whatIsWrongWithAFrameIsShown(String fault, String what) throws IOException {
        RunResult report =
                run(quickWith(fault), plans -> plans.endpoints("realtime").load(1, 1, 0));

        assertThat(report.figures().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.examples())
                        .allSatisfy(example ->
                                assertThat(example.evidence().excerpt()).containsIgnoringCase(what)));
    }
}
