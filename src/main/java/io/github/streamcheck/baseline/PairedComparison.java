package io.github.streamcheck.baseline;

import io.github.streamcheck.plan.BaselineConfig;
import io.github.streamcheck.plan.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares a server with another one whose streams were opened in between, under the same load. Both had the same conditions, so
 * that there is no noise between runs.
 */
public final class PairedComparison {

    private PairedComparison() {}

    /** {@code now} against {@code other}, both taken in the same run. */
    public static BaselineComparison compare(BaselineConfig choice, RecordedRun other, RecordedRun now) {
        if (!other.fingerprint().workload().equals(now.fingerprint().workload())) {
            return BaselineComparison.incomparable(
                    ComparisonKind.OTHER_SERVER,
                    "the two servers do not have the same endpoints: "
                            + now.fingerprint().workload() + ", and "
                            + other.fingerprint().workload());
        }
        List<MetricChange> changes = new ArrayList<>();
        for (Metric metric : Compared.medians()) {
            Samples before = other.samples(metric);
            Samples fresh = now.samples(metric);
            if (before.count() + fresh.count() > 0) {
                changes.add(new MedianComparison(ComparisonKind.OTHER_SERVER, choice.tolerance())
                        .sideBySide(metric, before, fresh));
            }
        }
        changes.add(RateComparison.against(
                ComparisonKind.OTHER_SERVER,
                Metric.SUCCESS_RATE,
                RateComparison.Count.of(other),
                RateComparison.Count.of(now)));
        return new BaselineComparison(
                ComparisonKind.OTHER_SERVER, 1, Optional.empty(), changes, List.of(), choice.failing());
    }
}
