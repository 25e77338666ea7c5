package io.github.streamcheck.probe;

import java.util.List;
import java.util.Optional;

/**
 * The answers to one prompt: plain ones, which agree with each other, and streamed ones.
 *
 * @param plain the plain answer
 * @param streamed the streamed answers, two or more; those that were refused or hold no answer among them
 */
record AnswerComparison(Answer plain, List<Answer> streamed) {

    private static final int SHOWN_BEFORE = 20;
    private static final int SHOWN_AFTER = 40;

    AnswerComparison {
        streamed = List.copyOf(streamed);
    }

    /** The first streamed answer. */
    Answer stream() {
        return streamed.get(0);
    }

    /** Whether there are texts to compare, and they are the same. */
    boolean isSameText() {
        return isComparable() && difference() == TextDifference.NONE;
    }

    private boolean isComparable() {
        return plain.isAnswer()
                && !plain.holdsEvents()
                && streamed.stream().anyMatch(Answer::isAnswer)
                && streamed.stream().allMatch(answer -> answer.isSuccess() && answer.isEventStream());
    }

    /** What a reader needs to see: where the texts part, or else what came of each. */
    String evidence() {
        String text = plain.text().strip();
        return streamed.stream()
                .map(answer -> answer.text().strip())
                .filter(other -> isComparable() && !other.equals(text))
                .findFirst()
                .map(other -> "plain: " + around(text, other) + ", streamed: " + around(other, text))
                .orElseGet(() ->
                        "plain: " + plain.evidence() + ", streamed: " + stream().evidence());
    }

    private static String around(String text, String other) {
        int at = TextDifference.firstDifference(text, other);
        int from = Math.max(0, at - SHOWN_BEFORE);
        int to = Math.min(text.length(), at + SHOWN_AFTER);
        return '"' + (from > 0 ? "..." : "") + text.substring(from, to) + (to < text.length() ? "..." : "") + '"';
    }

    /** {@code message} if that is how the streamed texts differ from the plain one. */
    Optional<String> messageOn(TextDifference kind, String message) {
        return difference() == kind ? Optional.of(message) : Optional.empty();
    }

    /** How the streamed texts differ from the plain one; not at all if they are no such answers. */
    TextDifference difference() {
        return isComparable() ? TextDifference.of(this) : TextDifference.NONE;
    }
}
