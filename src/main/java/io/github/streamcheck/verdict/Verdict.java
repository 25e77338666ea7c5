package io.github.streamcheck.verdict;

import java.util.List;

/**
 * What came out of a run.
 *
 * @param violations why it fails; it passes if there are none
 * @param warnings what did not fail it and should be known
 * @param thresholds how each threshold came out
 */
public record Verdict(List<Violation> violations, List<String> warnings, List<ThresholdResult> thresholds) {

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
        return violations.stream().anyMatch(violation -> violation.kind() == Violation.Kind.RUN);
    }
}
