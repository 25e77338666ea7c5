package io.github.streamcheck.probe;

import java.util.Arrays;

/** How a streamed text differs from a plain one; the first that fits. */
enum TextDifference {
    /** Not at all. */
    NONE,
    /** Streamed answers differ among themselves. */
    NOT_REPEATABLE,
    /** Only in white space. */
    WHITE_SPACE,
    /** It ends early, though more was counted or a word is cut. */
    FINISHED_EARLY,
    /** Its beginning or its end is absent. */
    END_LOST,
    /** Pieces are absent, doubled or in another order. */
    GAP,
    /** In some other way. */
    OTHER;

    static TextDifference of(Comparison answers) {
        String plain = answers.plain().text();
        String text = answers.stream().text();
        if (answers.streamed().stream().anyMatch(each -> !each.text().equals(text))) {
            return NOT_REPEATABLE;
        }
        if (text.equals(plain)) {
            return NONE;
        }
        if (text.replaceAll("\\s", "").equals(plain.replaceAll("\\s", ""))) {
            return WHITE_SPACE;
        }
        if (plain.startsWith(text)) {
            boolean allCounted = answers.stream().tokens().isPresent()
                    && answers.stream().tokens().equals(answers.plain().tokens());
            return allCounted || cutsWord(plain, text.length()) ? FINISHED_EARLY : END_LOST;
        }
        if (plain.endsWith(text)) {
            return END_LOST;
        }
        boolean pieces = isSubsequence(text, plain) || isSubsequence(plain, text) || sameWords(text, plain);
        return pieces ? GAP : OTHER;
    }

    private static boolean cutsWord(String plain, int length) {
        return length > 0
                && Character.isLetterOrDigit(plain.charAt(length - 1))
                && Character.isLetterOrDigit(plain.charAt(length));
    }

    /** Whether all characters of {@code part} stand in {@code whole}, in this order. */
    private static boolean isSubsequence(String part, String whole) {
        int at = 0;
        for (int i = 0; i < whole.length() && at < part.length(); i++) {
            at += whole.charAt(i) == part.charAt(at) ? 1 : 0;
        }
        return at == part.length() && at > 0;
    }

    private static boolean sameWords(String one, String other) {
        return Arrays.equals(sorted(one), sorted(other));
    }

    private static String[] sorted(String text) {
        String[] words = text.strip().split("\\s+");
        Arrays.sort(words);
        return words;
    }
}
