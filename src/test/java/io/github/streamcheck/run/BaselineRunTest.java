package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.baseline.Baseline;
import io.github.streamcheck.baseline.BaselineCheck;
import io.github.streamcheck.baseline.BaselineComparison;
import io.github.streamcheck.baseline.Change;
import io.github.streamcheck.baseline.RecordedRun;
import io.github.streamcheck.baseline.Samples;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.result.Environment;
import io.github.streamcheck.result.RunIdentity;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.simulator.Simulator;
import io.github.streamcheck.simulator.SimulatorSettings;
import io.github.streamcheck.verdict.Reason;
import io.github.streamcheck.verdict.Violation;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Runs against the simulator beside runs that are on record. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BaselineRunTest {

    private static final int STREAMS = 12;

    private Optional<Simulator> simulator = Optional.empty();
    private Optional<RecordedRun> before = Optional.empty();

    @BeforeAll
    void recordARun() throws IOException {
        simulator = Optional.of(Simulator.start(SimulatorSettings.defaults()
                .withTtft(Duration.ofMillis(150))
                .withItl(Duration.ofMillis(1))
                .withTokens(6)));
        before = Optional.of(run(plan(STREAMS), Optional.empty()).recorded());
    }

    @AfterAll
    void stop() {
        simulator.ifPresent(Simulator::close);
    }

    private Plan plan(int streams) {
        return Plans.against(simulator.orElseThrow().baseUri())
                .load(streams, 2, 2)
                .plan();
    }

    private static RunResult run(Plan plan, Optional<Baseline> baseline) {
        return new Streamcheck(
                        plan,
                        new RunIdentity("run-1", "default", false),
                        Environment.here("test", "none"),
                        new RecordedLog(),
                        new BaselineCheck(plan.baseline(), baseline))
                .run();
    }

    /** Five runs like the recorded one, with {@code factor} times its TTFTs. */
    private Optional<Baseline> five(double factor) {
        RecordedRun run = before.orElseThrow();
        Map<Metric, Samples> samples = new EnumMap<>(run.samples());
        samples.computeIfPresent(
                Metric.TTFT,
                (metric, values) -> Samples.of(values.values().stream()
                        .mapToDouble(value -> value * factor)
                        .toArray()));
        RecordedRun changed = new RecordedRun(
                run.runId(), run.startedAt(), run.fingerprint(), run.streams(), run.succeeded(), samples);
        return Optional.of(new Baseline(
                Map.of("default", Stream.generate(() -> changed).limit(5).toList())));
    }

    @Test
    void aRunIsRecordedWithItsFigures() {
        RecordedRun run = before.orElseThrow();

        assertThat(run.samples()).containsOnlyKeys(Metric.TTFT, Metric.TPOT, Metric.TPS);
        assertThat(run.samples().get(Metric.TTFT)).extracting(Samples::count).isEqualTo((long) STREAMS);
        assertThat(run.succeeded()).isEqualTo(run.streams());
        assertThat(run.fingerprint().model()).isEqualTo("streamcheck-simulator");
    }

    @Test
    void aRunThatIsMuchSlowerThanTheEarlierOnesFails() {
        RunResult report = run(plan(STREAMS), five(0.2));

        assertThat(report.verdict().violations()).extracting(Violation::id).contains("baseline.ttft");
    }

    @Test
    void aRunThatIsMuchFasterPasses() {
        RunResult report = run(plan(STREAMS), five(5));

        assertThat(report.verdict().violations()).extracting(Violation::id).doesNotContain("baseline.ttft");
        assertThat(report.baseline().changes()).anyMatch(change -> change.change() == Change.IMPROVED);
    }

    @Test
    void anotherWorkloadIsAWarning() {
        RunResult report = run(plan(STREAMS + 1), five(0.2));

        assertThat(report.verdict().isPass()).isTrue();
        assertThat(report.verdict().warnings())
                .extracting(Reason::text)
                .anyMatch(warning -> warning.startsWith("baseline: not comparable: the workload was"));
    }

    @Test
    void aRunThatWasBrokenIsNotCompared() {
        Plan nobody = Plans.against(URI.create("http://127.0.0.1:1")).plan();

        assertThat(run(nobody, five(1)).baseline()).isEqualTo(BaselineComparison.NONE);
    }

    @Test
    void withoutABaselineNothingIsSaid() {
        RunResult report = run(plan(STREAMS), Optional.empty());

        assertThat(report.baseline()).isEqualTo(BaselineComparison.NONE);
        assertThat(report.verdict().warnings())
                .extracting(Reason::text)
                .noneMatch(warning -> warning.contains("baseline"));
    }
}
