package io.github.streamcheck.plan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Marks each prompt of a run as its own, so that no cache answers in the model's place, and so that a prompt which shows in the
 * answer to another is recognised. A marker stands at the beginning, since prompt caches compare beginnings. Immutable.
 *
 * @param runId what all markers of the run have in common: 1 to 40 characters other than blanks and {@code ]}
 */
public record PromptMarker(String runId) {

    /** No marker is longer, in characters. */
    public static final int MAX_LENGTH = 52;

    private static final Pattern MARKER = Pattern.compile("\\[([^\\]\\s]{1,40})-[0-9]{1,9}\\]");

    /** The prompt of the stream with this number, marked. */
    public Prompt mark(int number, Prompt prompt) {
        return prompt.marked("[" + runId + "-" + number + "] ");
    }

    /** Whether the prompt is marked. */
    public static boolean isMarked(String prompt) {
        return MARKER.matcher(prompt).lookingAt();
    }

    /** The prompt without its marker, if it has one. */
    public static String unmarked(String prompt) {
        Matcher marker = MARKER.matcher(prompt);
        return marker.lookingAt() ? prompt.substring(marker.end()).stripLeading() : prompt;
    }

    /** The pattern of all markers of the run that marked {@code prompt}; empty if it is not marked. */
    public static Optional<Pattern> ofSameRun(String prompt) {
        Matcher own = MARKER.matcher(prompt);
        return own.lookingAt()
                ? Optional.of(Pattern.compile("\\[" + Pattern.quote(own.group(1)) + "-[0-9]{1,9}\\]"))
                : Optional.empty();
    }
}
