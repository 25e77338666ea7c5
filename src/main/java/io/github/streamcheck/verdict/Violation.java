package io.github.streamcheck.verdict;

import io.github.streamcheck.observe.FindingGroup;
import java.util.Optional;

/** A reason why the verdict is a fail. */
public record Violation(
        Kind kind, String id, String message, Optional<FindingGroup> finding, Optional<ThresholdResult> threshold)
        implements Reason {

    /** One that is about neither a rule's findings nor a threshold's figure. */
    public Violation(Kind kind, String id, String message) {
        this(kind, id, message, Optional.empty(), Optional.empty());
    }

    /** One that sums up findings; {@code message} is theirs, or has more to it. */
    static Violation of(FindingGroup finding, String message) {
        return new Violation(Kind.FINDING, finding.rule(), message, Optional.of(finding), Optional.empty());
    }

    /** One about a threshold that is not met. */
    static Violation of(ThresholdResult result) {
        return new Violation(
                Kind.THRESHOLD, result.threshold().path(), result.message(), Optional.empty(), Optional.of(result));
    }

    @Override
    public String toString() {
        return text();
    }
}
