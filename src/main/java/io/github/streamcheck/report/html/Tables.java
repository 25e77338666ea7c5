package io.github.streamcheck.report.html;

import java.util.List;
import java.util.function.Consumer;

/** Tables as all sections have them: wide ones scroll by themselves, so that the page doesn't on a phone. */
final class Tables {

    private Tables() {}

    /** A table with these headings and what {@code rows} writes. */
    static void table(Html html, List<String> headings, Consumer<Html> rows) {
        html.within(
                "div",
                box -> box.within("table", table -> {
                    table.within(
                            "thead",
                            head -> head.within(
                                    "tr",
                                    row -> headings.forEach(heading -> row.element("th", heading, "scope", "col"))));
                    table.within("tbody", rows);
                }),
                "class",
                "wide");
    }

    /** A row: a heading and its cells. */
    static void row(Html rows, String heading, List<String> cells) {
        rows.within("tr", row -> {
            row.element("th", heading, "scope", "row");
            cells.forEach(cell -> row.element("td", cell));
        });
    }
}
