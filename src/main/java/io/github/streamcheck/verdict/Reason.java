package io.github.streamcheck.verdict;

import io.github.streamcheck.observe.FindingGroup;
import java.util.Locale;
import java.util.Optional;

/** Why a run fails ({@link Violation}), or what a reader should know although it did not fail it ({@link Warning}). Immutable. */
public sealed interface Reason permits Violation, Warning {

    /** What it is about. */
    Kind kind();

    /** The threshold's path, the rule's id, or the check's id. */
    String id();

    /** Measured against required, in one line that stands without the id. */
    String message();

    /** The findings that it sums up, with their endpoint and examples; empty if it is about something else. */
    Optional<FindingGroup> finding();

    /** The threshold, with what was required, what was measured and the worst stream; empty if it is about something else. */
    Optional<ThresholdResult> threshold();

    /** The id and the message in one line. */
    default String text() {
        return id() + ": " + message();
    }

    /** What the verdict adds to the words of a finding, such as that it was tolerated; empty if it adds nothing. */
    default String remark() {
        return finding()
                .map(FindingGroup::describe)
                .filter(message()::startsWith)
                .map(known -> message().substring(known.length()))
                .orElse("");
    }

    /** Whether it is a threshold for which nothing was measured. */
    default boolean isNoData() {
        return threshold().filter(ThresholdResult::isNoData).isPresent();
    }

    /** What a reason can be about. */
    enum Kind {
        /** A limit that a figure has to meet. */
        THRESHOLD,
        /** What a rule found in streams. */
        FINDING,
        /** What the server reports about itself. */
        SERVER,
        /** A search for the highest load. */
        SEARCH,
        /** A comparison with earlier runs, or with another server. */
        BASELINE,
        /** The run itself: it could not be made, or not to its end. */
        RUN;

        /** The word for it in reports. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
