package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.observe.StageFigures;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.ServerChecks.Demand;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.plan.Statistic;
import io.github.streamcheck.report.JsonReport;
import io.github.streamcheck.report.ReportSchema;
import io.github.streamcheck.report.TextReport;
import io.github.streamcheck.report.html.HtmlReport;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.simulator.Simulator;
import io.github.streamcheck.simulator.SimulatorSettings;
import io.github.streamcheck.simulator.faults.Fault;
import io.github.streamcheck.verdict.Reason;
import io.github.streamcheck.verdict.Violation;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs in which this client reads some streams slowly. */
@Timeout(60)
class SlowReadersTest {

    /** Some seconds for a slow reader. */
    private static final SimulatorSettings QUICK = SimulatorSettings.defaults()
            .withTtft(Duration.ofMillis(5))
            .withItl(Duration.ZERO)
            .withTokens(8);

    /** More than the buffers of both sides take. */
    private static final SimulatorSettings LONG = QUICK.withTokens(600);

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    private RunResult run(SimulatorSettings settings, UnaryOperator<Plans> change) throws IOException {
        try (Simulator simulator = Simulator.start(settings)) {
            return Runs.of(change.apply(Plans.against(simulator.baseUri())).plan(), log::add)
                    .run();
        }
    }

    private static Stage stage(int streams, double slow) {
        return Stage.closed(4, new Stage.Count(streams)).readingSlowly(slow);
    }

    /** Asks for a long answer, of which a slow reader gets a part. */
    private static Plans asksForMore(Plans plans) {
        return plans.endpoints("chat")
                .asking(Map.of("max_tokens", 600))
                .limited(Duration.ofSeconds(20), Duration.ofSeconds(3), Duration.ofMinutes(1));
    }

    private static SimulatorSettings faulty(String fault) {
        return LONG.withFault(Fault.byId(fault).orElseThrow());
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
    void aSlowReaderNeitherSucceedsNorFailsAndItsTimesDoNotCount(String endpoint) throws IOException {
        RunResult result = run(
                QUICK,
                plans -> plans.endpoints(endpoint)
                        .stages(stage(8, 0.25))
                        .metrics(Demand.REQUIRED)
                        .exclusive());

        EndpointFigures total = result.figures().total();
        assertThat(violations(result)).isEmpty();
        assertThat(warnings(result)).isEmpty();
        assertThat(result.figures().findings()).isEmpty();
        assertThat(total.slow()).isEqualTo(2);
        assertThat(total.heldBack()).isEqualTo(2);
        assertThat(total.measured()).isEqualTo(6);
        assertThat(total.succeeded()).isEqualTo(total.streams());
        assertThat(total.value(Metric.THROUGHPUT)).as("the slow readers set it").isEmpty();
        for (Metric time : List.of(Metric.TTFT, Metric.DURATION, Metric.TTFT_LAG, Metric.RECEIVE, Metric.STALL)) {
            assertThat(total.distribution(time))
                    .as("%s", time)
                    .hasValueSatisfying(values -> assertThat(values.count()).isEqualTo(6));
        }
        assertThat(total.distribution(Metric.ITL).orElseThrow().count())
                .as("gaps of the others only")
                .isLessThanOrEqualTo(6 * 8);
    }

    @Test
    void whatTheRulesFindInTheContentOfASlowReaderFailsIt() throws IOException {
        RunResult result = run(
                QUICK.withFault(Fault.byId("done-missing").orElseThrow()),
                plans -> plans.endpoints("chat").stages(stage(8, 0.25)));

        assertThat(violations(result)).containsExactly("done-missing", "successRate");
        assertThat(result.figures().total().slow()).isZero();
        assertThat(result.figures().total().succeeded()).isZero();
        assertThat(result.figures().total().distribution(Metric.TTFT))
                .hasValueSatisfying(values -> assertThat(values.count()).isEqualTo(6));
    }

    @Test
    void aSlowReaderThatIsCutIsReportedAsSuch() throws IOException {
        RunResult result = run(
                faulty("slow-reader-cut"),
                plans -> asksForMore(plans)
                        .limited(Duration.ofSeconds(40), Duration.ofSeconds(40), Duration.ofMinutes(1))
                        .stages(stage(8, 0.125)));

        assertThat(violations(result)).isEmpty();
        assertThat(result.figures().findings()).extracting(FindingGroup::rule).containsExactly("slow-reader-cut");
        assertThat(result.figures().findings())
                .extracting(FindingGroup::streams)
                .containsExactly(1);
        assertThat(new TextReport().render(result)).contains("the stream of a slow reader was cut");
    }

    @Test
    void aSlowReaderWhoseTimeIsOverDoesNotFail() throws IOException {
        RunResult result = run(LONG, plans -> asksForMore(plans).stages(stage(4, 0.25)));

        assertThat(violations(result)).isEmpty();
        assertThat(result.figures().findings()).isEmpty();
        assertThat(result.figures().total().slow()).isEqualTo(1);
    }

    @Test
    void whatSlowReadersDoToTheOthersIsShownBesideAStageWithoutThem() throws IOException {
        RunResult result = run(
                faulty("slow-reader-blocks").withItl(Duration.ofMillis(1)),
                plans -> asksForMore(plans).stages(stage(8, 0), stage(16, 0.125)));

        List<EndpointFigures> stages =
                result.figures().stages().stream().map(StageFigures::figures).toList();
        assertThat(stages).extracting(EndpointFigures::slow).containsExactly(0, 2);
        assertThat(stages.get(1).value(Metric.STALL, Statistic.Simple.MAX).orElseThrow())
                .as("the others wait for the slow reader")
                .isGreaterThan(300);
        assertThat(result.notes())
                .anyMatch(note -> note.matches("stage 2 with 2 read slowly: 0 of 14 streams failed, ttft p50 [^;]*;"
                        + " stage 1 without: 0 of 8 streams failed, ttft p50 .*, longest stall .*"));
        assertThat(ReportSchema.problems(new JsonReport().render(result))).isEmpty();
        assertThat(new TextReport().render(result))
                .contains("streams  slow  success")
                .contains("16 streams, 4 at once, 12.5 % slow readers");
        assertThat(new HtmlReport().render(result)).contains("<th scope=\"col\">slow</th>");
    }

    @Test
    void aRunInWhichNothingWasHeldBackSaysSo() throws IOException {
        RunResult result = run(
                QUICK.withTokens(4).withItl(Duration.ofMillis(600)),
                plans -> plans.endpoints("chat").stages(stage(4, 0.25)));

        assertThat(result.figures().total().slow()).isEqualTo(1);
        assertThat(result.notes()).anyMatch(note -> note.startsWith("no slow reader held anything back"));
    }

    @Test
    void aRunOfWhichNothingRemainsDoesNotPass() throws IOException {
        RunResult result =
                run(QUICK.withTokens(2), plans -> plans.endpoints("chat").stages(stage(2, 1)));

        assertThat(violations(result)).containsExactly("no-streams");
        assertThat(result.verdict().violations().get(0).message()).contains("since all were read slowly");
    }
}
