package io.github.streamcheck.report;

import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.observe.measure.Distribution;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Quantities;
import io.github.streamcheck.plan.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lays figures out in columns. */
final class FigureTable {

    private static final int LABEL_WIDTH = 24;
    private static final int CELL_WIDTH = 10;
    private static final List<String> COLUMNS = List.of("n", "mean", "p50", "p95", "p99", "max");

    private FigureTable() {}

    /** A header and one row for each endpoint that has values of {@code metric}, and one for all if there are several. */
    static List<String> rows(Metric metric, Map<String, EndpointFigures> endpoints, EndpointFigures total) {
        List<String> rows = new ArrayList<>();
        endpoints.forEach((name, figures) ->
                figures.distribution(metric).ifPresent(values -> rows.add(row(name, metric, values))));
        if (rows.size() > 1) {
            total.distribution(metric).ifPresent(values -> rows.add(row("all", metric, values)));
        }
        if (!rows.isEmpty()) {
            rows.add(0, line("", COLUMNS));
        }
        return rows;
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
        return line(
                metric.unit() == Unit.TOKENS_PER_SECOND
                        ? label + " (" + metric.unit().symbol() + ")"
                        : label,
                List.of(
                        String.valueOf(values.count()),
                        cell(values.mean(), metric.unit()),
                        cell(values.percentile(50), metric.unit()),
                        cell(values.percentile(95), metric.unit()),
                        cell(values.percentile(99), metric.unit()),
                        cell(values.max(), metric.unit())));
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
