package io.github.streamcheck.report.html;

import io.github.streamcheck.baseline.BaselineComparison;
import io.github.streamcheck.report.BaselineTable;
import io.github.streamcheck.report.RunReport;
import io.github.streamcheck.report.Signs;
import java.util.ArrayList;
import java.util.List;

/** The run beside earlier ones. */
final class BaselineSection implements Section {

    @Override
    public void write(Html html, RunReport report) {
        BaselineComparison baseline = report.baseline();
        if (baseline.equals(BaselineComparison.NONE)) {
            return;
        }
        List<String> headings = new ArrayList<>(BaselineTable.HEADINGS);
        headings.add(0, "");
        html.within("section", section -> {
            section.element("h2", "Against earlier runs");
            baseline.incomparable().ifPresent(why -> section.element("p", Signs.UNICODE.warning() + " " + why));
            if (!baseline.changes().isEmpty()) {
                Tables.table(
                        section,
                        headings,
                        rows -> baseline.changes()
                                .forEach(change ->
                                        Tables.row(rows, BaselineTable.label(change), BaselineTable.cells(change))));
            }
            baseline.drifts()
                    .forEach(drift -> section.element(
                            "p", Signs.UNICODE.warning() + " " + drift.metric().parameter() + ": " + drift.message()));
        });
    }
}
