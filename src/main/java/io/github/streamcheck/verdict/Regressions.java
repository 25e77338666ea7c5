package io.github.streamcheck.verdict;

import io.github.streamcheck.baseline.BaselineComparison;
import io.github.streamcheck.baseline.Change;
import io.github.streamcheck.baseline.MetricChange;
import java.util.List;

/** Weighs a comparison with earlier runs or with another server. What could not be compared is told, never passed over. */
final class Regressions {

    private final BaselineComparison comparison;

    Regressions(BaselineComparison comparison) {
        this.comparison = comparison;
    }

    void addTo(List<Violation> violations, List<String> warnings) {
        comparison
                .incomparable()
                .ifPresent(why -> warnings.add(comparison.against().word() + ": " + why));
        for (MetricChange change : comparison.changes()) {
            if (change.change() == Change.REGRESSED && comparison.fails(change)) {
                violations.add(new Violation(Violation.Kind.BASELINE, change.id(), change.message()));
            } else if (change.change() == Change.REGRESSED
                    || change.change() == Change.NOT_JUDGED
                    || (change.change() == Change.UNCERTAIN && change.isWorse())) {
                warnings.add(change.id() + ": " + change.message());
            }
        }
        comparison
                .drifts()
                .forEach(drift -> warnings.add("baseline." + drift.metric().parameter() + ": " + drift.message()));
        if (comparison.runs() > 0 && comparison.isYoung()) {
            warnings.add("baseline: it has " + comparison.runs() + (comparison.runs() == 1 ? " run" : " runs")
                    + " to compare with; from " + BaselineComparison.FEWEST_RUNS + " on, a regression fails the build");
        }
    }
}
