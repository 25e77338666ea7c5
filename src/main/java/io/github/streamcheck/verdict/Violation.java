package io.github.streamcheck.verdict;

import java.util.Locale;

/**
 * A reason why the verdict is a fail.
 *
 * @param kind what was violated
 * @param id the threshold's path, the rule's id, or the check's id
 * @param message measured against allowed, in one line
 */
public record Violation(Kind kind, String id, String message) {

    /** What can be violated. */
    public enum Kind {
        /** A limit that a figure had to meet. */
        THRESHOLD,
        /** A stream with an error. */
        FINDING,
        /** What the server says of itself. */
        SERVER,
        /** What earlier runs were like. */
        BASELINE,
        /** The run itself: it could not be made, or not to its end. */
        RUN;

        /** The word for it in reports. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String toString() {
        return id + ": " + message;
    }
}
