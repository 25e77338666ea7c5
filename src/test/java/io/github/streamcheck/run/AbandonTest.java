package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.observe.StageFigures;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.ServerChecks.Demand;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.report.JsonReport;
import io.github.streamcheck.report.ReportSchema;
import io.github.streamcheck.report.TextReport;
import io.github.streamcheck.report.html.HtmlReport;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.server.ServerCheck;
import io.github.streamcheck.simulator.Simulator;
import io.github.streamcheck.simulator.SimulatorSettings;
import io.github.streamcheck.simulator.faults.Fault;
import io.github.streamcheck.simulator.metrics.MetricsStyle;
import io.github.streamcheck.verdict.Reason;
import io.github.streamcheck.verdict.Violation;
import io.github.streamcheck.verdict.Warning;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs in which this client leaves some streams before their end. */
@Timeout(60)
class AbandonTest {

    private static final SimulatorSettings QUICK = SimulatorSettings.defaults()
            .withTtft(Duration.ofMillis(5))
            .withItl(Duration.ofMillis(1))
            .withTokens(64);

    /** Long enough for the server to learn that a client has left before all has been sent. */
    private static final SimulatorSettings LONG = QUICK.withItl(Duration.ofMillis(10));

    private static final String NAMED = "metrics-disconnect-ignored";

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    private RunResult run(SimulatorSettings settings, UnaryOperator<Plans> change) throws IOException {
        try (Simulator simulator = Simulator.start(settings)) {
            return Runs.of(change.apply(Plans.against(simulator.baseUri())).plan(), log::add)
                    .run();
        }
    }

    private static Stage stage(int streams, double abandon) {
        return Stage.closed(4, new Stage.Count(streams)).abandoning(abandon);
    }

    private static List<String> violations(RunResult result) {
        return result.verdict().violations().stream().map(Violation::id).toList();
    }

    /** All but what a busy machine makes of the times. */
    private static List<String> warnings(RunResult result) {
        return result.verdict().warnings().stream()
                .filter(warning -> !warning.id().equals("spoiled"))
                .map(Reason::text)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat", "completions", "messages", "responses", "realtime", "ollama-chat"})
    void anAbandonedStreamNeitherSucceedsNorFails(String endpoint) throws IOException {
        RunResult result = run(
                QUICK,
                plans -> plans.endpoints(endpoint)
                        .stages(stage(20, 0.5))
                        .metrics(Demand.REQUIRED)
                        .exclusive());

        EndpointFigures total = result.figures().total();
        assertThat(violations(result)).isEmpty();
        assertThat(warnings(result)).isEmpty();
        assertThat(result.figures().findings()).isEmpty();
        // One that was to be left after all of its events is whole.
        assertThat(total.abandoned()).isBetween(5, 10);
        assertThat(total.abandoned() + total.measured()).isEqualTo(20);
        assertThat(total.succeeded()).isEqualTo(total.streams());
        assertThat(total.value(Metric.SUCCESS_RATE)).hasValue(1);
        assertThat(total.distribution(Metric.TTFT))
                .as("all have a first token")
                .hasValueSatisfying(values -> assertThat(values.count()).isEqualTo(20));
        for (Metric ofWholeStreams : List.of(Metric.TOKENS, Metric.DURATION, Metric.RECEIVE, Metric.STALL)) {
            assertThat(total.distribution(ofWholeStreams))
                    .as("%s", ofWholeStreams)
                    .hasValueSatisfying(values -> assertThat(values.count()).isEqualTo(total.measured()));
        }
    }

    @ParameterizedTest
    @EnumSource(MetricsStyle.class)
    void aServerThatStopsForClientsThatLeftIsNotNamed(MetricsStyle dialect) throws IOException {
        RunResult result =
                run(QUICK.withDialect(dialect), plans -> plans.endpoints("chat").stages(stage(20, 0.5)));

        assertThat(violations(result)).isEmpty();
        assertThat(warnings(result)).isEmpty();
        assertThat(result.figures().total().abandoned()).isPositive();
    }

    @ParameterizedTest
    @EnumSource(
            value = MetricsStyle.class,
            names = {"VLLM", "SGLANG", "LITELLM"})
    void whatTheServerShowsOfItsProcessIsTold(MetricsStyle dialect) throws IOException {
        RunResult result =
                run(LONG.withDialect(dialect), plans -> plans.endpoints("chat").stages(stage(20, 0.5)));

        assertThat(result.notes())
                .anyMatch(note -> note.matches("process_resident_memory_bytes of the server: 100 MB before the streams,"
                        + " up to 10[1-4] MB during them, 100 MB after them"))
                .anyMatch(note -> note.matches("process_open_fds of the server: 10 before the streams,"
                        + " up to 1[1-4] during them, 10 after them"));
    }

    @Test
    void ofARunInWhichNobodyLeavesTheProcessIsNotTold() throws IOException {
        RunResult result = run(
                QUICK.withDialect(MetricsStyle.VLLM),
                plans -> plans.endpoints("chat").stages(stage(4, 0)));

        assertThat(result.notes()).noneMatch(note -> note.contains("process_"));
    }

    /** What the facts about the server found, and what they could not say. */
    private static List<String> checks(RunResult result, ServerCheck.Status status) {
        return result.server().stream()
                .filter(check -> check.status() == status)
                .map(ServerCheck::id)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(
            value = MetricsStyle.class,
            names = {"FAKEAI", "VLLM", "TRITON"})
    void aServerThatGoesOnForClientsThatLeftIsNamed(MetricsStyle dialect) throws IOException {
        Fault fault = Fault.byId("disconnect-ignored").orElseThrow();
        RunResult result = run(
                LONG.withDialect(dialect).withFault(fault),
                plans -> plans.endpoints("chat").stages(stage(20, 0.5)));

        assertThat(checks(result, ServerCheck.Status.WARNING)).containsExactly(NAMED);
        assertThat(result.verdict().warnings()).extracting(Warning::id).contains(NAMED);
    }

    @Test
    void aServerThatMustHaveMetricsFailsByThat() throws IOException {
        Fault fault = Fault.byId("disconnect-ignored").orElseThrow();
        RunResult result = run(
                LONG.withFault(fault),
                plans -> plans.endpoints("chat").stages(stage(20, 0.5)).metrics(Demand.REQUIRED));

        assertThat(violations(result)).containsExactly(NAMED);
    }

    /** Its streams are no longer active when the run ends, but it has counted their tokens. */
    @Test
    void aServerThatGeneratesToTheEndForClientsThatLeftIsNamedByItsTokens() throws IOException {
        SimulatorSettings slow = QUICK.withItl(Duration.ofMillis(8)).withTokens(300);
        UnaryOperator<Plans> plans =
                each -> each.endpoints("chat").asking(Map.of("max_tokens", 300)).stages(stage(12, 0.5));
        Fault fault = Fault.byId("disconnect-unnoticed").orElseThrow();

        assertThat(checks(run(slow, plans), ServerCheck.Status.WARNING)).isEmpty();
        assertThat(checks(run(slow.withFault(fault), plans), ServerCheck.Status.WARNING))
                .containsExactly(NAMED);
    }

    @Test
    void withoutMetricsNothingIsSaidOfClientsThatLeft() throws IOException {
        RunResult result = run(
                QUICK, plans -> plans.endpoints("chat").stages(stage(20, 0.5)).streamsOnly());

        assertThat(violations(result)).isEmpty();
        assertThat(checks(result, ServerCheck.Status.NOTE)).contains(NAMED);
        assertThat(new TextReport().render(result))
                .contains(NAMED + ": NO DATA: whether the server goes on generating");
    }

    @Test
    void theSameSeedAbandonsTheSameNumberOfStreams() throws IOException {
        UnaryOperator<Plans> plans = each -> each.endpoints("chat").stages(stage(20, 0.5));

        assertThat(run(QUICK, plans).figures().total().abandoned())
                .isEqualTo(run(QUICK, plans).figures().total().abandoned());
        assertThat(log).contains("the random parts of this load were drawn from seed 1");
    }

    @Test
    void eachStageCountsItsOwnBesideThoseThatStayed() throws IOException {
        RunResult result = run(QUICK, plans -> plans.endpoints("chat").stages(stage(10, 0), stage(10, 0.5)));

        assertThat(result.figures().stages())
                .extracting(StageFigures::figures)
                .extracting(EndpointFigures::abandoned)
                .containsExactly(0, result.figures().total().abandoned());
        assertThat(result.figures().total().abandoned()).isPositive();
        assertThat(ReportSchema.problems(new JsonReport().render(result))).isEmpty();
        assertThat(new TextReport().render(result))
                .contains("stage  ", "streams  abandoned  success")
                .contains("10 streams, 4 at once, 50 % abandoned");
        assertThat(new HtmlReport().render(result)).contains("<th scope=\"col\">abandoned</th>");
        assertThat(result.notes())
                .anyMatch(note -> note.matches(
                        "stage 2 with \\d abandoned: 0 of \\d streams failed, ttft p50 [^;]*; stage 1 without: 0 of"
                                + " 10 streams failed, ttft p50 .*"));
    }

    @Test
    void aRunOfWhichNothingRemainsDoesNotPass() throws IOException {
        RunResult result = run(QUICK, plans -> plans.endpoints("chat").stages(stage(6, 1)));

        assertThat(result.figures().total().measured()).isZero();
        assertThat(violations(result)).containsExactly("no-streams");
        assertThat(result.verdict().violations().get(0).message()).contains("since all were abandoned");
    }

    @Test
    void aRunInWhichNoStreamCouldBeAbandonedSaysSo() throws IOException {
        RunResult result =
                run(QUICK.withTokens(1), plans -> plans.endpoints("chat").stages(stage(4, 0.25)));

        assertThat(result.figures().total().abandoned()).isZero();
        assertThat(result.notes()).anyMatch(note -> note.startsWith("no stream was abandoned"));
    }
}
