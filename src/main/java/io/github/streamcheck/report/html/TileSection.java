package io.github.streamcheck.report.html;

import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.observe.RunFinding;
import io.github.streamcheck.plan.Direction;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Statistic;
import io.github.streamcheck.report.Glyphs;
import io.github.streamcheck.report.ThresholdRow;
import io.github.streamcheck.result.FigureMarks;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.text.Durations;
import io.github.streamcheck.text.Quantities;
import io.github.streamcheck.verdict.ThresholdResult;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The five figures to look at first, each with the thresholds on it drawn as bars. */
final class TileSection implements Section {

    private static final Statistic HIGH = new Statistic.Percentile(95);

    /** In place of a figure that was not measured. */
    private static final String NONE = "-";

    private static final List<Tile> TILES = List.of(
            new Tile(
                    "Success",
                    EnumSet.of(Metric.SUCCESS_RATE, Metric.ERROR_RATE, Metric.GOODPUT),
                    report -> number(Metric.SUCCESS_RATE, report).orElse(NONE),
                    report -> report.figures().total().describeSucceeded()),
            new Tile(
                    "Time to first token",
                    EnumSet.of(Metric.TTFB, Metric.TTFE, Metric.TTFT, Metric.TTFO, Metric.TOOL_NAME),
                    report -> typical(Metric.TTFT, report).orElse(NONE),
                    report -> spread(Metric.TTFT, report)),
            new Tile(
                    "Time per token",
                    EnumSet.of(Metric.TPOT, Metric.ITL, Metric.STALL),
                    report -> typical(Metric.TPOT, report).orElse(NONE),
                    report -> spread(Metric.TPOT, report)),
            new Tile(
                    "Speed",
                    EnumSet.of(Metric.TPS, Metric.THROUGHPUT, Metric.CAPACITY, Metric.CONCURRENT_CAPACITY),
                    report -> typical(Metric.TPS, report).orElse(NONE),
                    report -> which(Metric.TPS, report)
                            + number(Metric.THROUGHPUT, report)
                                    .map(all -> "; in all " + all)
                                    .orElse("")),
            new Tile(
                    "Streams and time",
                    EnumSet.of(Metric.DURATION, Metric.TOOL_ARGUMENTS, Metric.TOKENS),
                    report -> Quantities.count(report.figures().total().measured()) + " in "
                            + whole(Durations.format(report.figures().total().wallClock())),
                    report -> "measured streams; duration: " + which(Metric.DURATION, report)
                            + typical(Metric.DURATION, report)
                                    .map(time -> " " + time)
                                    .orElse("")));

    /**
     * One of them.
     *
     * @param judged the metrics whose thresholds it has; each metric that takes one is in exactly one tile
     * @param figure what stands out
     * @param beside what to know about the figure, in a few words
     */
    private record Tile(
            String title, Set<Metric> judged, Function<RunResult, String> figure, Function<RunResult, String> beside) {}

    @Override
    public void write(Html html, RunResult report) {
        if (report.figures().total().measured() == 0
                && report.verdict().thresholds().isEmpty()) {
            return;
        }
        html.within(
                "section",
                section -> {
                    section.element("h2", "At a glance", "class", "unseen");
                    section.within("div", grid -> TILES.forEach(tile -> tile(grid, tile, report)), "class", "tiles");
                },
                "class",
                "glance");
    }

    private static void tile(Html grid, Tile tile, RunResult report) {
        grid.within(
                "div",
                box -> {
                    box.element("h3", tile.title());
                    figure(box, tile.figure().apply(report));
                    box.element("p", tile.beside().apply(report), "class", "quiet");
                    ThresholdRow.of(report).stream()
                            .filter(row -> tile.judged()
                                    .contains(row.result().threshold().metric()))
                            .forEach(row -> threshold(box, row));
                },
                "class",
                "tile");
    }

    /** The unit in small letters, so that the number has room on a phone. */
    private static void figure(Html box, String figure) {
        int unit = figure.lastIndexOf('\u00a0') + 1;
        box.within(
                "p",
                line -> {
                    line.text(unit == 0 ? figure : figure.substring(0, unit));
                    line.element("span", unit == 0 ? "" : figure.substring(unit), "class", "unit");
                },
                "class",
                "figure");
    }

    private static Optional<String> number(Metric metric, RunResult report) {
        return report.figures().total().value(metric).stream()
                .mapToObj(value -> whole(Quantities.format(value, metric.unit())))
                .findFirst();
    }

    /** The median or, of too few streams, the highest figure. */
    private static Optional<String> typical(Metric metric, RunResult report) {
        return text(metric, Statistic.MEDIAN, report).or(() -> text(metric, Statistic.Simple.MAX, report));
    }

    private static String which(Metric metric, RunResult report) {
        if (report.figures().total().distribution(metric).isEmpty()) {
            return "not measured";
        }
        return text(metric, Statistic.MEDIAN, report).isPresent() ? "median" : "highest";
    }

    private static String spread(Metric metric, RunResult report) {
        return which(metric, report)
                + text(metric, HIGH, report)
                        .map(high -> "; " + HIGH + " " + high)
                        .orElse("");
    }

    /** A figure with its mark; empty if the streams are too few for it. */
    private static Optional<String> text(Metric metric, Statistic statistic, RunResult report) {
        EndpointFigures total = report.figures().total();
        FigureMarks marks = report.sparseMarks(RunFinding.ALL, total);
        return total.distribution(metric)
                .filter(values -> values.shown(statistic).isPresent())
                .map(values -> whole(marks.of(metric, statistic).sign()
                        + Quantities.format(values.value(statistic), metric.unit())));
    }

    /** Never broken between two lines. */
    private static String whole(String text) {
        return text.replace(' ', '\u00a0');
    }

    private static void threshold(Html box, ThresholdRow row) {
        ThresholdResult result = row.result();
        String style = switch (row.state()) {
            case MET -> "good";
            case FAILED -> "bad";
            case WARNED -> "caution";
            case NOT_JUDGED -> "quiet";
        };
        box.within(
                "div",
                line -> {
                    bar(line, result);
                    line.within("p", words -> {
                        words.element("span", row.state().sign(Glyphs.UNICODE) + "\u00a0", "class", style);
                        String relation = result.threshold().metric().direction() == Direction.AT_MOST ? "≤ " : "≥ ";
                        words.text(row.path() + " " + whole(row.measured()) + " ");
                        words.element(
                                "span", whole(relation + result.threshold().formatLimit()), "class", "quiet");
                    });
                },
                "class",
                "threshold");
    }

    /** How far the figure is along the way to its limit, which is drawn as a stroke. The words beside it say the same. */
    private static void bar(Html html, ThresholdResult result) {
        double limit = result.threshold().limit();
        double measured = result.measured().orElse(0);
        Scale scale = Scale.until(Math.max(measured, limit) * 1.02);
        html.within(
                "svg",
                svg -> {
                    Shapes shapes = new Shapes(svg);
                    shapes.bar(0, 4, 100, 6, "currentColor", "0.15");
                    shapes.bar(0, 4, scale.at(measured) * 100, 6, Charts.colour(result), "1");
                    shapes.bar(scale.at(limit) * 100 - 0.5, 0, 1, 14, "currentColor", "1");
                },
                "width",
                "100%",
                "height",
                "14",
                "aria-hidden",
                "true");
    }
}
