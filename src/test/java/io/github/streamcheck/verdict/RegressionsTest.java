package io.github.streamcheck.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.baseline.BaselineComparison;
import io.github.streamcheck.baseline.Change;
import io.github.streamcheck.baseline.ComparisonKind;
import io.github.streamcheck.baseline.MetricChange;
import io.github.streamcheck.plan.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegressionsTest {

    private final List<Violation> violations = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    private void judge(int runs, Change change, double is) {
        MetricChange ttft = new MetricChange(
                ComparisonKind.BASELINE,
                Metric.TTFT,
                OptionalDouble.of(100),
                OptionalDouble.of(is),
                Optional.of(new MetricChange.Ratio(is / 100, is / 120, is / 80)),
                change,
                OptionalInt.empty(),
                "noted");
        new Regressions(new BaselineComparison(
                        ComparisonKind.BASELINE, runs, Optional.empty(), List.of(ttft), List.of(), Set.of(Metric.TTFT)))
                .addTo(violations, warnings);
    }

    @ParameterizedTest(name = "{0} at {1} ms: {2} violations, {3} warnings")
    @CsvSource({
        "REGRESSED, 200, 1, 0",
        "IMPROVED, 50, 0, 0",
        "SAME, 101, 0, 0",
        "UNCERTAIN, 115, 0, 1",
        "UNCERTAIN, 85, 0, 0",
        "NOT_JUDGED, 200, 0, 1"
    })
    void weighsEachOutcome(Change change, double is, int violated, int warned) {
        judge(5, change, is);

        assertThat(violations).hasSize(violated);
        assertThat(warnings).hasSize(warned);
    }

    @Test
    void aRegressionIsAViolationOfKindBaseline() {
        judge(5, Change.REGRESSED, 200);

        assertThat(violations)
                .containsExactly(new Violation(
                        Reason.Kind.BASELINE,
                        "baseline.ttft",
                        "regressed: median 200 ms, was 100 ms, +100 % (99 % interval +67 % to +150 %); noted"));
    }

    @Test
    void underFiveRunsItIsAWarning() {
        judge(4, Change.REGRESSED, 200);

        assertThat(violations).isEmpty();
        assertThat(warnings)
                .extracting(Warning::text)
                .anyMatch(warning -> warning.startsWith("baseline.ttft: regressed"))
                .contains("baseline: it has 4 runs to compare with; from 5 on, a regression fails the build");
    }

    @Test
    void whatCouldNotBeComparedIsTold() {
        new Regressions(new BaselineComparison(
                        ComparisonKind.BASELINE, 0, Optional.of("not comparable: why"), List.of(), List.of(), Set.of()))
                .addTo(violations, warnings);

        assertThat(warnings).extracting(Warning::text).containsExactly("baseline: not comparable: why");
    }

    @Test
    void aDriftIsAWarning() {
        new Regressions(new BaselineComparison(
                        ComparisonKind.BASELINE,
                        6,
                        Optional.empty(),
                        List.of(),
                        List.of(new BaselineComparison.Drifting(Metric.TTFT, "it drifts")),
                        Set.of()))
                .addTo(violations, warnings);

        assertThat(warnings).extracting(Warning::text).containsExactly("baseline.ttft: it drifts");
    }
}
