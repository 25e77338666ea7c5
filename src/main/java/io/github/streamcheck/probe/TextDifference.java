package io.github.streamcheck.probe;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How streamed texts differ from a plain one; one of these holds of each comparison. */
enum TextDifference {
    /** Not at all, or only by white space at the ends, which many servers strip from a plain answer. */
    NONE,
    /** Streamed answers differ among themselves. */
    NOT_REPEATABLE,
    /** White space is absent, and nothing else. */
    WHITE_SPACE,
    /** It ends early, though more was counted or a word is cut. */
    FINISHED_EARLY,
    /** Its beginning or its end is absent. */
    END_LOST,
    /** Pieces are absent, doubled or in another order. */
    GAP,
    /** In some other way. */
    OTHER;

    private static final Set<TextDifference> LOSSES = EnumSet.of(WHITE_SPACE, FINISHED_EARLY, END_LOST, GAP);

    /** A text shorter than this share of the plain one may be a subsequence of it by chance. */
    private static final double SUBSEQUENCE_SHARE = 0.5;

    /** Where every piece came twice, no character comes more often than so many times as often. */
    private static final int MOST_REPEATS = 2;

    /** What all streamed texts together come to. One that lost something proves little; two do. */
    static TextDifference of(AnswerComparison answers) {
        List<TextDifference> each = new ArrayList<>();
        answers.streamed().forEach(streamed -> each.add(of(answers.plain(), streamed)));
        List<TextDifference> losses = each.stream().filter(LOSSES::contains).toList();
        if (losses.size() > 1) {
            // Losses of several kinds: pieces go missing wherever it happens.
            return losses.stream().distinct().count() == 1 ? losses.get(0) : GAP;
        }
        if (each.stream().allMatch(NONE::equals)) {
            return NONE;
        }
        boolean agree = answers.streamed().stream()
                        .map(answer -> answer.text().strip())
                        .distinct()
                        .count()
                == 1;
        return agree ? each.get(0) : NOT_REPEATABLE;
    }

    private static TextDifference of(Answer plain, Answer streamed) {
        String whole = plain.text().strip();
        String came = streamed.text().strip();
        if (whole.equals(came)) {
            return NONE;
        }
        if (whole.replaceAll("\\s", "").equals(came.replaceAll("\\s", ""))) {
            // More of it than in the plain answer is no loss: that one may have been tidied up.
            return came.length() < whole.length() ? WHITE_SPACE : OTHER;
        }
        if (whole.startsWith(came)) {
            boolean allCounted =
                    streamed.tokens().isPresent() && streamed.tokens().equals(plain.tokens());
            return allCounted || cutsWord(whole, came.length()) ? FINISHED_EARLY : END_LOST;
        }
        if (whole.contains(came)) {
            return END_LOST;
        }
        return isLossy(whole, came) || isDoubled(whole, came) || isReordered(whole, came) ? GAP : OTHER;
    }

    /** Where two texts part, from 0. */
    static int firstDifference(String one, String other) {
        int at = 0;
        while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }

    private static boolean cutsWord(String plain, int length) {
        return length > 0
                && Character.isLetterOrDigit(plain.charAt(length - 1))
                && Character.isLetterOrDigit(plain.charAt(length));
    }

    private static boolean isLossy(String whole, String came) {
        return came.length() >= whole.length() * SUBSEQUENCE_SHARE && isSubsequence(came, whole);
    }

    /** What was added must be what is there already: anything else is another text, such as a leaked control token. */
    private static boolean isDoubled(String whole, String came) {
        if (came.length() <= whole.length() || !isSubsequence(whole, came)) {
            return false;
        }
        int from = firstDifference(whole, came);
        int added = came.length() - whole.length();
        if (came.endsWith(whole.substring(from))) {
            String piece = came.substring(from, from + added);
            return (from >= added && came.startsWith(piece, from - added)) || came.startsWith(piece, from + added);
        }
        Map<Integer, Integer> has = counts(whole);
        return counts(came).entrySet().stream()
                .allMatch(each -> each.getValue() <= MOST_REPEATS * has.getOrDefault(each.getKey(), 0));
    }

    private static boolean isReordered(String whole, String came) {
        return whole.length() == came.length() && counts(whole).equals(counts(came));
    }

    /** Whether all characters of {@code part} stand in {@code whole}, in this order. */
    private static boolean isSubsequence(String part, String whole) {
        int at = 0;
        for (int i = 0; i < whole.length() && at < part.length(); i++) {
            at += whole.charAt(i) == part.charAt(at) ? 1 : 0;
        }
        return at == part.length();
    }

    private static Map<Integer, Integer> counts(String text) {
        Map<Integer, Integer> counts = new HashMap<>();
        text.chars().forEach(character -> counts.merge(character, 1, Integer::sum));
        return counts;
    }
}
