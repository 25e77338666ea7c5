package io.github.streamcheck.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.BaselineConfig;
import io.github.streamcheck.plan.Metric;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BaselineCheckTest {

    private static final BaselineConfig CHOICE =
            new BaselineConfig(Path.of("baseline.json"), false, 0.1, Set.of(Metric.TTFT), "a test");
    private static final Baseline FIVE = Runs.baseline(200, 202, 198, 201, 199);

    private static BaselineComparison compare(Baseline baseline, RecordedRun now) {
        return new BaselineCheck(CHOICE, Optional.of(baseline)).compare("default", now, metric -> false);
    }

    private static MetricChange change(BaselineComparison comparison, Metric metric) {
        return comparison.changes().stream()
                .filter(change -> change.metric() == metric)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSlowerRunHasRegressed() {
        BaselineComparison comparison = compare(FIVE, Runs.run(9, 400));

        assertThat(comparison.runs()).isEqualTo(5);
        assertThat(change(comparison, Metric.TTFT).change()).isEqualTo(Change.REGRESSED);
        assertThat(comparison.fails(change(comparison, Metric.TTFT))).isTrue();
    }

    @Test
    void aRunLikeTheOthersIsTheSame() {
        assertThat(change(compare(FIVE, Runs.run(9, 203)), Metric.TTFT).change())
                .isEqualTo(Change.SAME);
    }

    @Test
    void theRateOfSuccessIsComparedToo() {
        RecordedRun good = Runs.run(9, 200);
        RecordedRun bad = new RecordedRun(good.runId(), good.startedAt(), good.fingerprint(), 20, 12, good.samples());

        assertThat(change(compare(FIVE, bad), Metric.SUCCESS_RATE).change()).isEqualTo(Change.REGRESSED);
        assertThat(change(compare(FIVE, good), Metric.SUCCESS_RATE).change()).isEqualTo(Change.SAME);
    }

    @Test
    void fourRunsFailNothing() {
        BaselineComparison comparison = compare(Runs.baseline(200, 202, 198, 201), Runs.run(9, 400));

        assertThat(change(comparison, Metric.TTFT).change()).isEqualTo(Change.REGRESSED);
        assertThat(comparison.fails(change(comparison, Metric.TTFT))).isFalse();
    }

    @Test
    void onlyTheMetricsOfTheChoiceFail() {
        BaselineComparison comparison = compare(FIVE, Runs.run(9, 400));

        assertThat(comparison.fails(change(comparison, Metric.SUCCESS_RATE))).isFalse();
    }

    @Test
    void aMetricThatNeitherSideHasIsNotTold() {
        assertThat(compare(FIVE, Runs.run(9, 200)).changes())
                .extracting(MetricChange::metric)
                .containsExactly(Metric.TTFT, Metric.SUCCESS_RATE);
    }

    @Test
    void aMetricThatIsGoneIsToldAsNotJudged() {
        RecordedRun full = Runs.run(9, 200);
        RecordedRun empty = new RecordedRun("r", full.startedAt(), full.fingerprint(), 20, 20, Map.of());

        assertThat(change(compare(FIVE, empty), Metric.TTFT).change()).isEqualTo(Change.NOT_JUDGED);
    }

    @Test
    void whatTheClientSpoiledIsNotJudged() {
        BaselineComparison comparison = new BaselineCheck(CHOICE, Optional.of(FIVE))
                .compare("default", Runs.run(9, 400), metric -> metric == Metric.TTFT);

        assertThat(change(comparison, Metric.TTFT).change()).isEqualTo(Change.NOT_JUDGED);
        assertThat(change(comparison, Metric.TTFT).note()).contains("this client's own lag");
    }

    @Test
    void runsOfAnotherFingerprintAreNotComparable() {
        RecordedRun other = Runs.run(9, new Fingerprint("m", "chat; 99 streams", "abc", "a test"), 200);
        BaselineComparison comparison = compare(FIVE, other);

        assertThat(comparison.changes()).isEmpty();
        assertThat(comparison.incomparable().orElse(""))
                .startsWith("not comparable: the workload was \"chat; 20 streams, 1 at once\" and is \"chat; 99");
    }

    @Test
    void onlyComparableRunsAreCompared() {
        Fingerprint other = new Fingerprint("m2", "w", "p", "r");
        Baseline mixed = FIVE.with("default", Runs.run(8, other, 900));

        assertThat(compare(mixed, Runs.run(9, 200)).runs()).isEqualTo(5);
    }

    @Test
    void anotherExecutionIsNotComparable() {
        assertThat(new BaselineCheck(CHOICE, Optional.of(FIVE))
                        .compare("nightly", Runs.run(9, 200), metric -> false)
                        .incomparable()
                        .orElse(""))
                .contains("no run of the execution nightly");
    }

    @Test
    void withoutAFileThereIsNothingToSay() {
        assertThat(new BaselineCheck(CHOICE, Optional.empty()).compare("default", Runs.run(9, 200), metric -> false))
                .isEqualTo(BaselineComparison.NONE);
    }

    @Test
    void aNamedFileThatIsMissingIsTold() {
        BaselineConfig named = new BaselineConfig(CHOICE.file(), true, 0.1, Set.of(), "a test");

        assertThat(new BaselineCheck(named, Optional.empty())
                        .compare("default", Runs.run(9, 200), metric -> false)
                        .incomparable())
                .contains("there is no file baseline.json; the goal baseline writes it");
    }

    @Test
    void aSlowDriftIsNamed() {
        BaselineComparison comparison = compare(Runs.baseline(200, 210, 220, 230, 240, 251), Runs.run(9, 262));

        assertThat(comparison.drifts())
                .singleElement()
                .satisfies(drift -> assertThat(drift.message())
                        .isEqualTo("slow drift: +31 % over the last 7 runs, from 200 ms to 261 ms"));
    }

    @Test
    void aDriftForTheBetterIsNone() {
        assertThat(compare(Runs.baseline(262, 251, 240, 230, 220, 210), Runs.run(9, 200))
                        .drifts())
                .isEmpty();
    }
}
