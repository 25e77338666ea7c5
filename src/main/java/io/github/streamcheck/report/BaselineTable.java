package io.github.streamcheck.report;

import io.github.streamcheck.baseline.MetricChange;
import java.util.List;
import java.util.Locale;
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

    /** A table in lines. */
    static List<String> lines(List<MetricChange> changes) {
        return Stream.concat(
                        Stream.of(line("", HEADINGS)),
                        changes.stream().map(change -> line(label(change), cells(change))))
                .toList();
    }

    private static String line(String label, List<String> cells) {
        return String.format(
                        Locale.ROOT,
                        "%-14s %12s %12s  %-26s %s",
                        label,
                        cells.get(0),
                        cells.get(1),
                        cells.get(2),
                        cells.get(3))
                .stripTrailing();
    }
}
