package io.github.streamcheck.report.html;

import io.github.streamcheck.observe.RunFinding;
import io.github.streamcheck.report.TurnTable;
import io.github.streamcheck.report.html.Tables.Row;
import io.github.streamcheck.result.RunResult;
import java.util.List;

/** Conversations by the number of the turn, which shows whether the server's prompt cache works. */
final class TurnSection implements Section {

    @Override
    public void write(Html html, RunResult report) {
        List<List<String>> rows = rows(report);
        if (!rows.isEmpty()) {
            html.within(
                    "section",
                    section -> {
                        section.element("h2", "Conversations by turn");
                        Tables.table(
                                section,
                                rows.get(0),
                                rows.stream()
                                        .skip(1)
                                        .map(row -> new Row(row.get(0), row.subList(1, row.size())))
                                        .toList());
                    },
                    "id",
                    Anchors.TURNS);
        }
    }

    /** Whether the page has this section. */
    static boolean isShown(RunResult report) {
        return !rows(report).isEmpty();
    }

    private static List<List<String>> rows(RunResult report) {
        return TurnTable.rows(
                report.figures().turns(),
                report.marks(RunFinding.ALL, report.figures().total()));
    }
}
