package io.github.streamcheck.verdict;

import java.util.List;

/**
 * The verdict on a run.
 *
 * @param violations why it fails; it passes if there are none
 * @param warnings problems that do not fail it
 * @param thresholds the result of each threshold
 */
public record Verdict(List<Violation> violations, List<Warning> warnings, List<ThresholdResult> thresholds) {

    public Verdict {
        violations = List.copyOf(violations);
        warnings = List.copyOf(warnings);
        thresholds = List.copyOf(thresholds);
    }

    public boolean isPass() {
        return violations.isEmpty();
    }

    /** Whether the run itself was broken, so that it says little about the server. */
    public boolean isBroken() {
        return violations.stream().anyMatch(violation -> violation.kind() == Reason.Kind.RUN);
    }
}
