package io.github.streamcheck.verdict;

import io.github.streamcheck.baseline.BaselineComparison;
import io.github.streamcheck.baseline.Change;
import io.github.streamcheck.baseline.MetricChange;
import java.util.List;

/** Judges a comparison with earlier runs or with another server. What could not be compared is always reported. */
final class Regressions {

    private final BaselineComparison comparison;

    Regressions(BaselineComparison comparison) {
        this.comparison = comparison;
    }

    void addTo(List<Violation> violations, List<Warning> warnings) {
        comparison
                .incomparable()
                .ifPresent(why -> warnings.add(warning(comparison.against().word(), why)));
        for (MetricChange change : comparison.changes()) {
            if (change.change() == Change.REGRESSED && comparison.fails(change)) {
                violations.add(new Violation(Reason.Kind.BASELINE, change.id(), change.message()));
            } else if (change.change() == Change.REGRESSED
                    || change.change() == Change.NOT_JUDGED
                    || (change.change() == Change.UNCERTAIN && change.isWorse())) {
                warnings.add(warning(change.id(), change.message()));
            }
        }
        comparison
                .drifts()
                .forEach(drift ->
                        warnings.add(warning("baseline." + drift.metric().parameter(), drift.message())));
        if (comparison.runs() > 0 && comparison.isYoung()) {
            warnings.add(warning(
                    "baseline",
                    "it has " + comparison.runs() + (comparison.runs() == 1 ? " run" : " runs")
                            + " to compare with; from " + BaselineComparison.FEWEST_RUNS
                            + " on, a regression fails the build"));
        }
    }

    private static Warning warning(String id, String message) {
        return new Warning(Reason.Kind.BASELINE, id, message);
    }
}
