package io.github.streamcheck.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BaselineTest {

    @Test
    void ofMoreThanTenRunsTheOldestGo() {
        Baseline baseline = Baseline.EMPTY;
        for (int i = 1; i <= 12; i++) {
            baseline = baseline.with("default", Runs.run(i, 100));
        }

        assertThat(baseline.runs("default")).hasSize(10);
        assertThat(baseline.runs("default").get(0).runId()).isEqualTo("run-3");
        assertThat(baseline.has("default", "run-12")).isTrue();
        assertThat(baseline.has("default", "run-2")).isFalse();
    }

    @Test
    void executionsHaveRunsOfTheirOwn() {
        Baseline baseline = Baseline.EMPTY.with("one", Runs.run(1, 100)).with("two", Runs.run(2, 100));

        assertThat(baseline.runs("one")).containsExactly(Runs.run(1, 100));
        assertThat(baseline.runs("three")).isEmpty();
    }
}
