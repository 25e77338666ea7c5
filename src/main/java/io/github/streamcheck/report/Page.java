package io.github.streamcheck.report;

import io.github.streamcheck.text.Printable;
import java.util.List;

/** Lays out a page of plain text. Used by one thread. */
final class Page {

    private static final int CONTINUED = 4;

    private final StringBuilder text = new StringBuilder();

    /** Begins a section. */
    void title(String title) {
        line("");
        line(title);
        line("-".repeat(title.length()));
    }

    /** A line, wrapped if it is too long. */
    void line(String line) {
        Lines.wrap(line, CONTINUED).forEach(each -> text.append(each).append('\n'));
    }

    void lines(List<String> lines) {
        lines.forEach(this::line);
    }

    /** A line with evidence or a command, which is easier to search for and to copy in one piece. */
    void whole(String line) {
        text.append(Printable.escape(line.stripTrailing())).append('\n');
    }

    /** All of it. */
    @Override
    public String toString() {
        return text.toString();
    }
}
