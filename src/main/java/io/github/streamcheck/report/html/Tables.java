package io.github.streamcheck.report.html;

import java.util.List;

/**
 * Tables as all sections have them. On narrow screens the style sheet shows each row as a block, with the headings before the
 * cells, so that nothing is cut off. Stateless.
 */
final class Tables {

    private Tables() {}

    /** A heading and its cells. */
    record Row(String heading, List<String> cells) {

        Row {
            cells = List.copyOf(cells);
        }

        Row(String heading, String... cells) {
            this(heading, List.of(cells));
        }
    }

    /** A table with these headings, the first of which is that of the rows' headings. */
    static void table(Html html, List<String> headings, List<Row> rows) {
        html.within("table", table -> {
            table.within(
                    "thead",
                    head -> head.within(
                            "tr", row -> headings.forEach(heading -> row.element("th", heading, "scope", "col"))));
            table.within("tbody", body -> rows.forEach(row -> row(body, headings, row)));
        });
    }

    private static void row(Html body, List<String> headings, Row row) {
        body.within("tr", line -> {
            line.element("th", row.heading(), "scope", "row");
            for (int i = 0; i < row.cells().size(); i++) {
                line.element("td", row.cells().get(i), "data-label", headings.get(i + 1));
            }
        });
    }
}
