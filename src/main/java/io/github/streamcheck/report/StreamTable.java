package io.github.streamcheck.report;

import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.observe.RunFinding;
import io.github.streamcheck.observe.StageFigures;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.plan.Statistic;
import io.github.streamcheck.result.FigureMarks;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.text.Quantities;
import io.github.streamcheck.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The main figures of a run: a row for each endpoint, or for each stage of its load. Stateless. */
final class StreamTable {

    private static final Statistic HIGH = new Statistic.Percentile(95);
    private static final String NONE = "-";

    /** These, and how many were abandoned or read slowly, have a column only if there are any. */
    private static final List<Metric> TOOLS = List.of(Metric.TOOL_NAME, Metric.TOOL_ARGUMENTS);

    private final RunResult report;
    private final Statistic high;
    private final List<Metric> tools;
    private final boolean abandons;
    private final boolean slow;

    StreamTable(RunResult report) {
        this.report = report;
        this.abandons = report.figures().total().abandoned() > 0;
        this.slow = report.figures().total().slow() > 0;
        // Of so few streams, the largest value says what a percentile would only seem to say.
        this.high = carries(report.figures().total(), HIGH) ? HIGH : Statistic.Simple.MAX;
        this.tools = TOOLS.stream()
                .filter(metric -> report.figures().total().distribution(metric).isPresent())
                .toList();
    }

    /** A header and a row for each endpoint, and one for all if there are several. */
    List<List<String>> endpoints() {
        List<List<String>> rows = new ArrayList<>(List.of(header("endpoint")));
        Map<String, EndpointFigures> endpoints = report.figures().endpoints();
        endpoints.forEach((name, figures) -> rows.add(row(name, figures, report.sparseMarks(name, figures))));
        if (endpoints.size() > 1) {
            EndpointFigures total = report.figures().total();
            rows.add(row(RunFinding.ALL, total, report.sparseMarks(RunFinding.ALL, total)));
        }
        return rows;
    }

    /** A header and a row for each stage of a load; nothing if it has only one. */
    List<List<String>> stages() {
        List<List<String>> rows = new ArrayList<>();
        List<StageFigures> stages = report.figures().stages();
        if (stages.size() > 1) {
            rows.add(header("stage"));
            for (StageFigures stage : stages) {
                EndpointFigures figures = stage.figures();
                rows.add(row(label(stage.stage()), figures, report.sparseMarks(RunFinding.ALL, figures)));
            }
        }
        return rows;
    }

    /** The rows as lines. */
    static List<String> lines(List<List<String>> rows, int width) {
        int columns = rows.isEmpty() ? 0 : rows.get(0).size();
        TextTable table = new TextTable("l" + "r".repeat(Math.max(0, columns - 1)));
        rows.forEach(table::add);
        return table.lines(width);
    }

    /** What stands in place of a figure that the values don't carry; empty if there is no such figure. */
    Optional<String> legend(List<List<String>> rows) {
        return rows.stream().anyMatch(row -> row.contains(NONE))
                ? Optional.of(NONE + " no value, or too few: a p50 is shown from " + Statistic.MEDIAN.fewestShown()
                        + " values on, a p95 from " + HIGH.fewestShown())
                : Optional.empty();
    }

    private List<String> header(String what) {
        List<String> header = new ArrayList<>(List.of(what, "streams"));
        if (abandons) {
            header.add("abandoned");
        }
        if (slow) {
            header.add("slow");
        }
        header.addAll(List.of(
                "success",
                name(Metric.TTFT, Statistic.MEDIAN),
                name(Metric.TTFT, high),
                name(Metric.TPOT, Statistic.MEDIAN),
                Metric.THROUGHPUT.unit().symbol()));
        tools.forEach(metric -> header.add(name(metric, Statistic.MEDIAN)));
        return header;
    }

    private List<String> row(String label, EndpointFigures figures, FigureMarks marks) {
        List<String> row = new ArrayList<>(List.of(label, Quantities.count(figures.streams())));
        if (abandons) {
            row.add(Quantities.count(figures.abandoned()));
        }
        if (slow) {
            row.add(Quantities.count(figures.slow()));
        }
        row.addAll(List.of(
                text(figures.value(Metric.SUCCESS_RATE), Unit.RATIO),
                cell(figures, Metric.TTFT, Statistic.MEDIAN, marks),
                cell(figures, Metric.TTFT, high, marks),
                cell(figures, Metric.TPOT, Statistic.MEDIAN, marks),
                text(figures.value(Metric.THROUGHPUT), Unit.TOKENS_PER_SECOND).split(" ", 2)[0]));
        tools.forEach(metric -> row.add(cell(figures, metric, Statistic.MEDIAN, marks)));
        return row;
    }

    /** How many streams a stage has is in a column of its own. */
    private static String label(Stage stage) {
        return stage.duration().isPresent() ? stage.describe() : stage.pace().describe();
    }

    private static String name(Metric metric, Statistic statistic) {
        return metric.parameter() + " " + statistic;
    }

    private static String cell(EndpointFigures figures, Metric metric, Statistic statistic, FigureMarks marks) {
        OptionalDouble value = figures.distribution(metric)
                .map(values -> values.shown(statistic))
                .orElse(OptionalDouble.empty());
        return (value.isPresent() ? marks.of(metric, statistic).sign() : "") + text(value, metric.unit());
    }

    static String text(OptionalDouble value, Unit unit) {
        return value.isPresent() ? Quantities.format(value.getAsDouble(), unit) : NONE;
    }

    private static boolean carries(EndpointFigures figures, Statistic statistic) {
        return figures.distribution(Metric.TTFT).map(Distribution::count).orElse(0L) >= statistic.fewestShown();
    }
}
