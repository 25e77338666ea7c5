package io.github.streamcheck.probe;

import java.util.List;

/**
 * The answers to one prompt: plain ones, which agree with each other, and streamed ones.
 *
 * @param plain the plain answer
 * @param streamed the streamed answers, two or more; those that were refused among them
 */
record Comparison(Answer plain, List<Answer> streamed) {

    Comparison {
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
        return !plain.isEventStream()
                && streamed.stream().allMatch(answer -> answer.isSuccess() && answer.isEventStream());
    }

    /** How the streamed texts differ from the plain one; not at all if they are no such answers. */
    TextDifference difference() {
        return isComparable() ? TextDifference.of(this) : TextDifference.NONE;
    }
}
