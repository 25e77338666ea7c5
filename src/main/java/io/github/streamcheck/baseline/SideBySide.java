package io.github.streamcheck.baseline;

import io.github.streamcheck.plan.BaselineChoice;
import io.github.streamcheck.plan.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds a server against another one whose streams were opened in between, under the same load. Whatever the weather was, both had
 * it, so that the noise between runs does not count.
 */
public final class SideBySide {

    private SideBySide() {}

    /** {@code now} against {@code other}, both taken in the same run. */
    public static BaselineComparison compare(BaselineChoice choice, RecordedRun other, RecordedRun now) {
        if (!other.fingerprint().workload().equals(now.fingerprint().workload())) {
            return BaselineComparison.incomparable(
                    Against.OTHER_SERVER,
                    "the two have not the same endpoints: " + now.fingerprint().workload() + ", and "
                            + other.fingerprint().workload());
        }
        List<MetricChange> changes = new ArrayList<>();
        for (Metric metric : Compared.medians()) {
            Samples before = other.samples(metric);
            Samples fresh = now.samples(metric);
            if (before.count() + fresh.count() > 0) {
                changes.add(new MedianComparison(Against.OTHER_SERVER, choice.tolerance())
                        .sideBySide(metric, before, fresh));
            }
        }
        changes.add(RateComparison.against(
                Against.OTHER_SERVER,
                Metric.SUCCESS_RATE,
                RateComparison.Count.of(other),
                RateComparison.Count.of(now)));
        return new BaselineComparison(Against.OTHER_SERVER, 1, Optional.empty(), changes, List.of(), choice.failing());
    }
}
