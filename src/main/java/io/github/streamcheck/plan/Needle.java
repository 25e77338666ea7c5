package io.github.streamcheck.plan;

import io.github.streamcheck.text.Spelling;
import io.github.streamcheck.text.Spelling.Reading;
import java.util.Set;
import java.util.TreeSet;

/**
 * A text that is looked for in others, however they spell its characters. Immutable.
 *
 * @param text not empty
 * @param word whether it counts only where no letter or digit stands beside it
 */
record Needle(String text, boolean word) {

    /** So many characters of a secret in a row are a part of it, and no chance. */
    private static final int PART = 8;

    /** So many are a part of it where a text was cut. */
    private static final int PART_AT_CUT = 4;

    /** A spelling that is not longer may stand before a word. */
    private static final int MAX_SPELLING = 12;

    /** What stands at a place: {@code count} of its characters, which end at {@code end}. */
    private record Run(int count, int end) {}

    /** Where it ends if it begins at a place; negative if it does not. */
    int end(String in, int at) {
        Run run = run(in, at, 0);
        boolean found = run.count() == text.length() && (!word || isWord(in, at, run.end()));
        return found ? run.end() : -1;
    }

    /** Where a part of it ends that begins at a place with the character {@code first}; negative if none does. */
    int partEnd(String in, int at, char first) {
        int end = -1;
        for (int from = text.indexOf(first); from >= 0; from = text.indexOf(first, from + 1)) {
            Run run = run(in, at, from);
            if (run.end() > end && isPart(in, at, from, run)) {
                end = run.end();
            }
        }
        return end;
    }

    private boolean isPart(String in, int at, int from, Run run) {
        if (run.count() < PART_AT_CUT || run.count() == text.length()) {
            return false;
        }
        boolean begins = from == 0 ? !word || endsBefore(in, at) : Cuts.isAfter(in, at);
        boolean ends = from + run.count() == text.length() || Cuts.isBefore(in, run.end());
        return run.count() >= PART || (begins && ends);
    }

    private Run run(String in, int at, int from) {
        int count = 0;
        int end = at;
        // What is not escaped can be read in one way only.
        while (from + count < text.length() && end < in.length() && !Spelling.isAmbiguous(in.charAt(end))) {
            if (in.charAt(end) != text.charAt(from + count)) {
                return new Run(count, end);
            }
            count++;
            end++;
        }
        return from + count == text.length() ? new Run(count, end) : ambiguous(in, end, from, count);
    }

    private Run ambiguous(String in, int at, int from, int before) {
        int count = before;
        TreeSet<Integer> ends = new TreeSet<>(Set.of(at));
        while (from + count < text.length()) {
            TreeSet<Integer> next = new TreeSet<>();
            for (int end : ends) {
                if (end < in.length()) {
                    for (Reading reading : Spelling.at(in, end)) {
                        if (reading.character() == text.charAt(from + count)) {
                            next.add(reading.end());
                        }
                    }
                }
            }
            if (next.isEmpty()) {
                break;
            }
            ends = next;
            count++;
        }
        return new Run(count, ends.last());
    }

    private static boolean isWord(String in, int at, int end) {
        return endsBefore(in, at)
                && (end == in.length()
                        || Spelling.at(in, end).stream()
                                .anyMatch(reading -> !Character.isLetterOrDigit(reading.character())));
    }

    /** Whether what stands before is no letter or digit, or may be read so: {@code \n} may be the end of a line. */
    private static boolean endsBefore(String in, int at) {
        for (int from = at - 1; from >= Math.max(0, at - MAX_SPELLING); from--) {
            for (Reading reading : Spelling.at(in, from)) {
                if (reading.end() == at && !Character.isLetterOrDigit(reading.character())) {
                    return true;
                }
            }
        }
        return at == 0;
    }
}
