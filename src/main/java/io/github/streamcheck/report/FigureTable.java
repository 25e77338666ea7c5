package io.github.streamcheck.report;

import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.observe.RunFinding;
import io.github.streamcheck.plan.LagLimit;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Statistic;
import io.github.streamcheck.result.FigureMark;
import io.github.streamcheck.result.FigureMarks;
import io.github.streamcheck.text.Quantities;
import io.github.streamcheck.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lays figures out in columns. */
final class FigureTable {

    /** In place of a figure that is not shown. */
    private static final String NONE = "-";

    private static final int LABEL_WIDTH = 24;
    private static final int CELL_WIDTH = 10;
    private static final List<Statistic> STATISTICS = List.of(
            Statistic.Simple.MEAN,
            Statistic.MEDIAN,
            new Statistic.Percentile(95),
            new Statistic.Percentile(99),
            Statistic.Simple.MAX);
    private static final List<String> COLUMNS = Stream.concat(
                    Stream.of("n"), STATISTICS.stream().map(Statistic::toString))
            .toList();

    private FigureTable() {}

    /**
     * A header and one row for each endpoint that has values of {@code metric}, and one for all if there are several.
     *
     * @param marks of the figures of an endpoint of this name
     */
    static List<String> rows(
            Metric metric,
            Map<String, EndpointFigures> endpoints,
            EndpointFigures total,
            BiFunction<String, EndpointFigures, FigureMarks> marks) {
        List<String> rows = new ArrayList<>();
        endpoints.forEach((name, figures) -> figures.distribution(metric)
                .ifPresent(values -> rows.add(row(name, metric, values, marks.apply(name, figures)))));
        if (rows.size() > 1) {
            String all = RunFinding.ALL;
            total.distribution(metric).ifPresent(values -> rows.add(row(all, metric, values, marks.apply(all, total))));
        }
        if (!rows.isEmpty()) {
            rows.add(0, line("", COLUMNS));
        }
        return rows;
    }

    /** A header and one row for each of the first figures that there are. */
    static List<String> compact(EndpointFigures figures, FigureMarks marks) {
        List<String> rows = new ArrayList<>();
        rows.add(header());
        for (Metric metric : List.of(Metric.TTFT, Metric.ITL, Metric.TPOT, Metric.DURATION, Metric.TPS)) {
            figures.distribution(metric).ifPresent(values -> rows.add(row(metric.parameter(), metric, values, marks)));
        }
        return rows;
    }

    /** What the marks in {@code lines} mean: a line for each that is there. */
    static List<String> legend(List<String> lines, LagLimit limit) {
        return Stream.of(FigureMark.HELD_BACK, FigureMark.OWN_LAG)
                .filter(mark -> lines.stream().anyMatch(line -> line.contains(" " + mark.sign())))
                .map(mark -> mark.legend(limit))
                .toList();
    }

    /** What stands in place of a figure that the values don't carry, and how many it takes to carry it. */
    static String notShown() {
        return NONE + " not shown: the mean of rates, and percentiles of too few values ("
                + STATISTICS.stream()
                        .filter(Statistic.Percentile.class::isInstance)
                        .map(statistic -> statistic + " needs " + statistic.fewestShown())
                        .collect(Collectors.joining(", "))
                + ")";
    }

    /** The header above rows of different metrics. */
    static String header() {
        return line("", COLUMNS);
    }

    static String row(String label, Metric metric, Distribution values) {
        return row(label, metric, values, FigureMarks.NONE);
    }

    static String row(String label, Metric metric, Distribution values, FigureMarks marks) {
        return line(
                metric.unit() == Unit.TOKENS_PER_SECOND
                        ? label + " (" + metric.unit().symbol() + ")"
                        : label,
                Stream.concat(
                                Stream.of(Quantities.count(values.count())),
                                STATISTICS.stream().map(statistic -> cell(values, metric, statistic, marks)))
                        .toList());
    }

    private static String cell(Distribution values, Metric metric, Statistic statistic, FigureMarks marks) {
        OptionalDouble shown = values.shown(statistic);
        return shown.isPresent() ? marks.of(metric, statistic).sign() + text(shown.getAsDouble(), metric.unit()) : NONE;
    }

    /** Times have units of several sizes; the label of all others has the unit. */
    private static String text(double value, Unit unit) {
        String text = Quantities.format(value, unit);
        return unit == Unit.MILLISECONDS ? text : text.split(" ", 2)[0];
    }

    private static String line(String label, List<String> cells) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-" + LABEL_WIDTH + "s", label));
        // The count needs less room than a figure with its unit. A blank stands before each, however wide it is.
        line.append(String.format(Locale.ROOT, " %5s", cells.get(0)));
        cells.stream().skip(1).forEach(cell -> line.append(String.format(Locale.ROOT, " %" + CELL_WIDTH + "s", cell)));
        return line.toString();
    }
}
