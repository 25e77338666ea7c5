package io.github.streamcheck.report;

import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.observe.measure.Distribution;
import io.github.streamcheck.plan.LagLimit;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Quantities;
import io.github.streamcheck.plan.Statistic;
import io.github.streamcheck.plan.Unit;
import io.github.streamcheck.verdict.OwnLag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Lays figures out in columns. */
final class FigureTable {

    private static final int LABEL_WIDTH = 24;
    private static final int CELL_WIDTH = 10;
    private static final List<Statistic> STATISTICS = List.of(
            Statistic.Simple.MEAN,
            new Statistic.Percentile(50),
            new Statistic.Percentile(95),
            new Statistic.Percentile(99),
            Statistic.Simple.MAX);
    private static final List<String> COLUMNS = Stream.concat(
                    Stream.of("n"), STATISTICS.stream().map(Statistic::toString))
            .toList();

    /** Stands before a figure that the client's own lag spoils. */
    private static final String SPOILED = "~";

    private FigureTable() {}

    /**
     * A header and one row for each endpoint that has values of {@code metric}, and one for all if there are several. What the
     * client's {@code lag} spoils is marked.
     */
    static List<String> rows(
            Metric metric,
            Map<String, EndpointFigures> endpoints,
            EndpointFigures total,
            Function<EndpointFigures, OwnLag> lag) {
        List<String> rows = new ArrayList<>();
        endpoints.forEach((name, figures) -> figures.distribution(metric)
                .ifPresent(values -> rows.add(row(name, metric, values, lag.apply(figures)))));
        if (rows.size() > 1) {
            total.distribution(metric).ifPresent(values -> rows.add(row("all", metric, values, lag.apply(total))));
        }
        if (!rows.isEmpty()) {
            rows.add(0, line("", COLUMNS));
        }
        return rows;
    }

    /** A header and one row for each of the first figures that there are. */
    static List<String> compact(EndpointFigures figures) {
        List<String> rows = new ArrayList<>();
        rows.add(header());
        for (Metric metric : List.of(Metric.TTFT, Metric.ITL, Metric.TPOT, Metric.DURATION, Metric.TPS)) {
            figures.distribution(metric).ifPresent(values -> rows.add(row(metric.parameter(), metric, values)));
        }
        return rows;
    }

    /** What the marks in {@code lines} mean, if there are any. */
    static Optional<String> legend(List<String> lines, LagLimit limit) {
        return lines.stream().anyMatch(line -> line.contains(" " + SPOILED))
                ? Optional.of(SPOILED + " more than " + Quantities.format(limit.share(), Unit.RATIO)
                        + " of it may be this client's own lag")
                : Optional.empty();
    }

    /** The header above rows of different metrics. */
    static String header() {
        return line("", COLUMNS);
    }

    /** A row for one figure of the whole run, in line with the others. */
    static String row(String label, String figure) {
        return String.format(Locale.ROOT, "%-" + LABEL_WIDTH + "s", label) + " " + figure;
    }

    static String row(String label, Metric metric, Distribution values) {
        return row(label, metric, values, statistic -> "");
    }

    /** A row in which what the client's {@code lag} spoils is marked. */
    static String row(String label, Metric metric, Distribution values, OwnLag lag) {
        return row(label, metric, values, statistic -> lag.spoils(metric, statistic) ? SPOILED : "");
    }

    private static String row(String label, Metric metric, Distribution values, Function<Statistic, String> mark) {
        return line(
                metric.unit() == Unit.TOKENS_PER_SECOND
                        ? label + " (" + metric.unit().symbol() + ")"
                        : label,
                Stream.concat(
                                Stream.of(String.valueOf(values.count())),
                                STATISTICS.stream()
                                        .map(statistic ->
                                                mark.apply(statistic) + cell(values.value(statistic), metric.unit())))
                        .toList());
    }

    /** Times have units of several sizes; of all others the label tells the unit. */
    private static String cell(double value, Unit unit) {
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
