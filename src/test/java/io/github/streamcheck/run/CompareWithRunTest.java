package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.baseline.Change;
import io.github.streamcheck.baseline.MetricChange;
import io.github.streamcheck.baseline.ReferenceResult;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.simulator.Simulator;
import io.github.streamcheck.simulator.SimulatorSettings;
import io.github.streamcheck.simulator.faults.Fault;
import io.github.streamcheck.verdict.Reason;
import io.github.streamcheck.verdict.Violation;
import io.github.streamcheck.wire.ScriptedServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server beside another one, both simulated. */
@Timeout(60)
class CompareWithRunTest {

    private static final int STREAMS = 12;

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    private RunResult run(Plan plan) {
        return Runs.of(plan, log::add).run();
    }

    private static SimulatorSettings ttft(int millis) {
        return SimulatorSettings.defaults()
                .withTtft(Duration.ofMillis(millis))
                .withItl(Duration.ofMillis(1))
                .withTokens(6);
    }

    private RunResult run(SimulatorSettings tested, SimulatorSettings other) throws IOException {
        try (Simulator one = Simulator.start(tested);
                Simulator two = Simulator.start(other)) {
            return run(Plans.against(one.baseUri())
                    .compareWith(two.baseUri())
                    .load(STREAMS, 1, 2)
                    .plan());
        }
    }

    private static ReferenceResult other(RunResult report) {
        return report.other().orElseThrow();
    }

    private static MetricChange change(RunResult report, Metric metric) {
        return other(report).comparison().changes().stream()
                .filter(each -> each.metric() == metric)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theSlowerServerFails() throws IOException {
        RunResult report = run(ttft(120), ttft(10));

        assertThat(change(report, Metric.TTFT).change()).isEqualTo(Change.REGRESSED);
        assertThat(report.verdict().violations()).extracting(Violation::id).contains("compareWith.ttft");
    }

    @Test
    void theFasterServerHasImproved() throws IOException {
        RunResult report = run(ttft(10), ttft(120));

        assertThat(change(report, Metric.TTFT).change()).isEqualTo(Change.IMPROVED);
        assertThat(report.verdict().violations()).extracting(Violation::id).doesNotContain("compareWith.ttft");
    }

    @Test
    void bothServersHaveAsManyStreams() throws IOException {
        RunResult report = run(ttft(5), ttft(5));

        assertThat(report.figures().total().measured()).isEqualTo(STREAMS);
        assertThat(other(report).figures().total().measured()).isEqualTo(STREAMS);
        assertThat(report.figures().stages().get(0).started()).isEqualTo(STREAMS);
        assertThat(other(report).figures().endpoints().keySet())
                .isEqualTo(report.figures().endpoints().keySet());
    }

    @Test
    void whatIsFoundOnTheOtherServerIsKeptApart() throws IOException {
        RunResult report =
                run(ttft(5), ttft(5).withFault(Fault.byId("done-missing").orElseThrow()));

        assertThat(report.figures().findings()).noneMatch(group -> group.rule().equals("done-missing"));
        assertThat(other(report).figures().findings())
                .anyMatch(group -> group.rule().equals("done-missing"));
        assertThat(report.verdict().violations())
                .noneMatch(violation -> violation.id().equals("done-missing"));
        assertThat(report.verdict().warnings())
                .extracting(Reason::text)
                .anyMatch(warning -> warning.startsWith("compareWith: done-missing: "));
    }

    @Test
    void whatIsFoundOnTheTestedServerFails() throws IOException {
        RunResult report = run(ttft(5).withFault(Fault.byId("done-missing").orElseThrow()), ttft(5));

        assertThat(report.verdict().violations()).extracting(Violation::id).contains("done-missing");
        assertThat(other(report).figures().total().failed()).isZero();
    }

    @Test
    void anotherServerThatIsNotThereBreaksTheRun() throws IOException {
        try (Simulator one = Simulator.start(ttft(5))) {
            RunResult report = run(Plans.against(one.baseUri())
                    .compareWith(URI.create("http://127.0.0.1:1"))
                    .load(STREAMS, 1, 0)
                    .plan());

            assertThat(report.verdict().isBroken()).isTrue();
            assertThat(report.verdict().violations())
                    .anyMatch(violation -> violation.id().equals("compareWith")
                            && violation.message().startsWith("http://127.0.0.1:1 can't be streamed from"));
        }
    }

    @Test
    void otherEndpointsAreNotComparable() throws IOException {
        RunResult report =
                run(ttft(5), ttft(5).withFault(Fault.byId("completions-missing").orElseThrow()));

        assertThat(report.verdict().warnings())
                .extracting(Reason::text)
                .anyMatch(warning -> warning.startsWith("compareWith: the two servers do not have the same endpoints"));
    }

    /** A fingerprint of its own, since a server has half of the load and, maybe, of the machine. */
    @Test
    void theRunIsNotComparableWithOneOfThisServerAlone() throws IOException {
        RunResult report = run(ttft(5), ttft(5));

        assertThat(report.recorded().fingerprint().workload()).endsWith("beside another server");
    }

    /** One server in both roles sees all requests in their order. */
    @Test
    void streamsTakeTurnsWithPromptsOfTheirOwn() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(ScriptedServer.eventStream("data: [DONE]\n\n"))) {
            run(Plans.against(server.uri())
                    .compareWith(server.uri())
                    .model("m")
                    .endpoints("chat")
                    .load(4, 1, 0)
                    .plan());

            Pattern mark = Pattern.compile("\\[(run-1(?:-b)?-\\d+)\\]");
            assertThat(server.requests().stream()
                            .map(mark::matcher)
                            .filter(Matcher::find)
                            .map(found -> found.group(1)))
                    .containsExactly(
                            // The smoke streams, three as different clients, and one of the other server.
                            "run-1-1",
                            "run-1-2",
                            "run-1-3",
                            "run-1-b-1",
                            "run-1-4",
                            "run-1-b-2",
                            "run-1-b-3",
                            "run-1-5",
                            "run-1-6",
                            "run-1-b-4",
                            "run-1-b-5",
                            "run-1-7");
        }
    }
}
