package io.github.streamcheck.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.BaselineConfig;
import io.github.streamcheck.plan.Metric;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PairedComparisonTest {

    private static final BaselineConfig CHOICE =
            new BaselineConfig(Path.of("baseline.json"), false, 0.1, Set.of(Metric.TTFT), "a test");

    private static BaselineComparison compare(RecordedRun other, RecordedRun now) {
        return PairedComparison.compare(CHOICE, other, now);
    }

    private static MetricChange ttft(BaselineComparison comparison) {
        return comparison.changes().get(0);
    }

    @Test
    void theSlowerServerHasRegressed() {
        BaselineComparison comparison = compare(Runs.run(1, 200), Runs.run(2, 260));

        assertThat(ttft(comparison).change()).isEqualTo(Change.REGRESSED);
        assertThat(ttft(comparison).id()).isEqualTo("compareWith.ttft");
        assertThat(comparison.fails(ttft(comparison))).isTrue();
    }

    @Test
    void itSeesWhatTheNoiseBetweenRunsWouldHide() {
        RecordedRun other = Runs.run(1, 200);
        RecordedRun now = Runs.run(2, 226);

        assertThat(ttft(compare(other, now)).change()).isEqualTo(Change.REGRESSED);
        assertThat(ttft(new BaselineCheck(CHOICE, Optional.of(Runs.baseline(200, 200, 200, 200, 200)))
                                .compare("default", now, metric -> false))
                        .change())
                .isEqualTo(Change.UNCERTAIN);
    }

    @Test
    void equalServersAreTheSame() {
        assertThat(ttft(compare(Runs.run(1, 200), Runs.run(2, 203))).change()).isEqualTo(Change.SAME);
    }

    @Test
    void anotherModelIsWhatIsToBeCompared() {
        Fingerprint other = new Fingerprint(
                "m2", Runs.FINGERPRINT.workload(), Runs.FINGERPRINT.prompts(), Runs.FINGERPRINT.runner());

        assertThat(compare(Runs.run(1, other, 200), Runs.run(2, 200)).incomparable())
                .isEmpty();
    }

    @Test
    void otherEndpointsAreNotComparable() {
        Fingerprint other = new Fingerprint("m", "completions; 20 streams, 1 at once", "abc", "a test");
        BaselineComparison comparison = compare(Runs.run(1, other, 200), Runs.run(2, 900));

        assertThat(comparison.changes()).isEmpty();
        assertThat(comparison.incomparable().orElse("")).startsWith("the two servers do not have the same endpoints");
    }
}
