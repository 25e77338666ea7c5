package io.github.streamcheck.report;

import io.github.streamcheck.text.Printable;
import java.util.ArrayList;
import java.util.List;

/** Wraps texts so that a console and a diff show each line whole. Stateless. */
final class Lines {

    /** The widest line in columns, where there is a blank to break it at: paths and evidence are never cut. */
    static final int WIDTH = 100;

    private Lines() {}

    /**
     * The lines of a text, the second and all further ones indented by {@code indent} blanks. The text is escaped, so that no
     * line is a command to a terminal or a CI runner.
     */
    static List<String> wrap(String text, int indent) {
        List<String> lines = new ArrayList<>();
        String rest = Printable.escape(text.stripTrailing());
        while (rest.length() > WIDTH) {
            int begin = rest.length() - rest.stripLeading().length();
            int at = rest.lastIndexOf(' ', WIDTH);
            if (at <= begin) {
                at = rest.indexOf(' ', Math.max(begin, WIDTH));
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
}
