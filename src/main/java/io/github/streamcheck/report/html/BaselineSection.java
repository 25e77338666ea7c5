package io.github.streamcheck.report.html;

import io.github.streamcheck.baseline.BaselineComparison;
import io.github.streamcheck.baseline.ComparisonKind;
import io.github.streamcheck.baseline.ReferenceResult;
import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.report.BaselineTable;
import io.github.streamcheck.report.Glyphs;
import io.github.streamcheck.report.html.Tables.Row;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.text.Quantities;
import java.util.ArrayList;
import java.util.List;

/** The run beside earlier ones and beside another server. */
final class BaselineSection implements Section {

    private static final String WARNING = Glyphs.UNICODE.warning() + " ";

    @Override
    public void write(Html html, RunResult report) {
        if (!report.comparisons().isEmpty()) {
            html.within(
                    "div",
                    all -> report.comparisons().forEach(comparison -> comparison(all, comparison, report)),
                    "id",
                    Anchors.COMPARISON);
        }
    }

    private static void comparison(Html html, BaselineComparison comparison, RunResult report) {
        boolean earlier = comparison.against() == ComparisonKind.BASELINE;
        html.within("section", section -> {
            section.element("h2", earlier ? "Compared with earlier runs" : "Compared with another server");
            table(section, comparison);
            if (!earlier) {
                report.other().ifPresent(other -> other(section, other));
            }
        });
    }

    private static void table(Html section, BaselineComparison comparison) {
        comparison.incomparable().ifPresent(why -> section.element("p", WARNING + why));
        if (!comparison.changes().isEmpty()) {
            List<String> headings = new ArrayList<>(BaselineTable.HEADINGS);
            headings.add(0, "figure");
            Tables.table(
                    section,
                    headings,
                    comparison.changes().stream()
                            .map(change -> new Row(BaselineTable.label(change), BaselineTable.cells(change)))
                            .toList());
        }
        comparison
                .drifts()
                .forEach(drift -> section.element("p", WARNING + drift.metric().parameter() + ": " + drift.message()));
    }

    private static void other(Html section, ReferenceResult other) {
        section.element(
                "p",
                other.baseUri() + other.model().map(model -> ", model " + model).orElse("") + ": "
                        + other.figures().total().describe());
        if (!other.figures().findings().isEmpty()) {
            section.within(
                    "ul", list -> other.figures().findings().forEach(group -> list.element("li", finding(group))));
        }
    }

    private static String finding(FindingGroup group) {
        return group.severity().word() + " " + group.rule() + " (" + group.endpoint() + ", "
                + Quantities.count(group.streams()) + "): " + group.message();
    }
}
