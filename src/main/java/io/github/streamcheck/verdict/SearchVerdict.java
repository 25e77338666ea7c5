package io.github.streamcheck.verdict;

import io.github.streamcheck.capacity.Capacity;
import io.github.streamcheck.capacity.Step;
import io.github.streamcheck.plan.Threshold;
import io.github.streamcheck.plan.Thresholds;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Judges a search for the highest load. That loads above the capacity miss thresholds is what a search is for, so it is no violation;
 * that not even the lowest load meets them is one.
 */
record SearchVerdict(Capacity capacity, Thresholds thresholds) {

    private static final String ID = "search";

    /** The result of a threshold on the capacity. */
    static ThresholdResult result(Threshold threshold, Optional<Capacity> found) {
        Optional<Capacity> searched = found.filter(capacity -> !capacity.steps().isEmpty())
                .filter(capacity -> capacity.search().over().metric() == threshold.metric());
        OptionalDouble value =
                searched.isPresent() ? OptionalDouble.of(searched.get().value()) : OptionalDouble.empty();
        long streams = searched.flatMap(Capacity::highest)
                .map(step -> (long) step.figures().measured())
                .orElse(0L);
        return new ThresholdResult(threshold, value, streams, Optional.empty(), Optional.empty());
    }

    void addTo(List<Violation> violations, List<Warning> warnings) {
        capacity.surprises().forEach(surprise -> warnings.add(new Warning(Reason.Kind.SEARCH, ID, surprise)));
        boolean late = capacity.beyond()
                .filter(step -> step.outcome() == Step.Outcome.CLIENT_LATE)
                .isPresent();
        if (capacity.steps().isEmpty()) {
            violations.add(new Violation(Reason.Kind.RUN, ID, "no load was run to its end, so nothing was found"));
        } else if (capacity.highest().isEmpty()) {
            violations.add(
                    new Violation(late ? Reason.Kind.RUN : Reason.Kind.SEARCH, ID, capacity.sentence(thresholds)));
        } else if (late) {
            warnings.add(new Warning(Reason.Kind.SEARCH, ID, capacity.sentence(thresholds)));
        }
    }
}
