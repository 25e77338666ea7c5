package io.github.streamcheck.verdict;

import io.github.streamcheck.observe.FindingGroup;
import java.util.Optional;

/** A problem that does not fail the verdict. */
public record Warning(
        Kind kind, String id, String message, Optional<FindingGroup> finding, Optional<ThresholdResult> threshold)
        implements Reason {

    /** One that is about neither a rule's findings nor a threshold's figure. */
    public Warning(Kind kind, String id, String message) {
        this(kind, id, message, Optional.empty(), Optional.empty());
    }

    /** One that sums up findings; {@code message} is theirs, or has more to it. */
    static Warning of(FindingGroup finding, String message) {
        return new Warning(Kind.FINDING, finding.rule(), message, Optional.of(finding), Optional.empty());
    }

    /** One about a threshold that is not met. */
    static Warning of(ThresholdResult result) {
        return new Warning(
                Kind.THRESHOLD, result.threshold().path(), result.message(), Optional.empty(), Optional.of(result));
    }

    @Override
    public String toString() {
        return text();
    }
}
