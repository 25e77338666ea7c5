package io.github.streamcheck.report;

import io.github.streamcheck.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Wraps texts so that a console and a diff show each line whole. Stateless. */
final class Lines {

    /** The widest line of a file in columns, where there is a blank to break it at: paths and evidence are never cut. */
    static final int WIDTH = 100;

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?;]) ");

    private static final Pattern UNIT = Pattern.compile("(?:ms|s|m|h|%|tokens?|streams?)\\b|%");

    private static final String MORE = " ...";

    private Lines() {}

    /** The first sentences or clauses of a text, as many as {@code most} characters hold, or else what they hold of the first one. */
    static String brief(String text, int most) {
        String flat = text.replace('\n', ' ');
        StringBuilder brief = new StringBuilder();
        for (String sentence : SENTENCE_END.splitAsStream(flat).toList()) {
            if (brief.length() + sentence.length() >= most) {
                break;
            }
            brief.append(brief.isEmpty() ? "" : " ").append(sentence);
        }
        if (flat.length() <= most) {
            return flat;
        }
        if (!brief.isEmpty()) {
            int last = brief.length() - 1;
            return brief.charAt(last) == ';' ? brief.substring(0, last) + MORE : brief.toString();
        }
        String cut = flat.substring(0, most - MORE.length() + 1);
        int clause = Math.max(cut.lastIndexOf(", "), Math.max(cut.lastIndexOf(": "), cut.lastIndexOf("; ")));
        int word = cut.lastIndexOf(' ');
        // A clause reads better than half of one, if it holds most of what there is room for.
        int end = 2 * clause > most ? clause : word > 0 ? word : cut.length() - 1;
        return flat.substring(0, end) + MORE;
    }

    /**
     * The lines of a text, the second and all further ones indented by {@code indent} blanks. The text is escaped, so that no
     * line is a command to a terminal or a CI runner.
     */
    static List<String> wrap(String text, int indent) {
        return wrap(text, indent, WIDTH);
    }

    /** The same with lines of at most {@code width} columns. */
    static List<String> wrap(String text, int indent, int width) {
        List<String> lines = new ArrayList<>();
        String rest = Printable.escape(text.stripTrailing());
        while (rest.length() > width) {
            int begin = rest.length() - rest.stripLeading().length();
            int at = gap(rest, width);
            if (at <= begin) {
                at = rest.indexOf(' ', Math.max(begin, width));
            }
            if (at < 0) {
                break;
            }
            lines.add(Printable.escape(rest.substring(0, at).stripTrailing()));
            rest = " ".repeat(indent) + rest.substring(at).stripLeading();
        }
        lines.add(Printable.escape(rest));
        return lines;
    }

    /** The last blank up to there that is not between a number and its unit; -1 if there is none. */
    private static int gap(String text, int until) {
        int at = text.lastIndexOf(' ', until);
        while (at > 0 && isBeforeUnit(text, at)) {
            at = text.lastIndexOf(' ', at - 1);
        }
        return at;
    }

    private static boolean isBeforeUnit(String text, int blank) {
        return Character.isDigit(text.charAt(blank - 1))
                && UNIT.matcher(text).region(blank + 1, text.length()).lookingAt();
    }
}
