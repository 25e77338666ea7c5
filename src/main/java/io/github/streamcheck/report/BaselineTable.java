package io.github.streamcheck.report;

import io.github.streamcheck.baseline.BaselineComparison;
import io.github.streamcheck.baseline.MetricChange;
import java.util.List;
import java.util.stream.Stream;

/** The columns in which every report shows a comparison. */
public final class BaselineTable {

    /** The heading of each column but the first, which has the metric. */
    public static final List<String> HEADINGS = List.of("was", "is", "change (99 % interval)", "verdict");

    private BaselineTable() {}

    /** The figure's name: a median, or a rate. */
    public static String label(MetricChange change) {
        return change.metric().parameter() + (change.metric().hasStatistics() ? ".p50" : "");
    }

    /** A cell for each heading. */
    public static List<String> cells(MetricChange change) {
        return List.of(
                change.show(change.was()),
                change.show(change.is()),
                change.ratio().map(MetricChange.Ratio::describe).orElse(""),
                change.verdict());
    }

    /** A table in lines; none if nothing was compared. */
    static List<String> lines(BaselineComparison comparison, int width) {
        TextTable table = new TextTable("lrrll");
        if (!comparison.changes().isEmpty()) {
            table.add(row(comparison.against().word(), HEADINGS));
        }
        comparison.changes().forEach(change -> table.add(row(label(change), cells(change))));
        return table.lines(width);
    }

    private static List<String> row(String label, List<String> cells) {
        return Stream.concat(Stream.of(label), cells.stream()).toList();
    }
}
