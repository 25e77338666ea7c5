package io.github.streamcheck.report;

import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.observe.RunFinding;
import io.github.streamcheck.plan.Level;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.result.FigureMarks;
import io.github.streamcheck.result.HeldBack;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.verdict.ThresholdResult;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A threshold of a run as reports show it, whether it is met or not.
 *
 * @param result the result
 * @param state its outcome
 * @param measured the figure, with a mark if it says little about the server
 * @param advice what to do if it is not met; otherwise empty
 */
record ThresholdRow(ThresholdResult result, State state, String measured, Optional<String> advice) {

    /** The columns: sign and path, figure, limit, how near the figure is to it, how many values it rests on. */
    private static final String COLUMNS = "lrlll";

    private static final int INDENT = 4;

    private static final Set<Metric> SHARES = EnumSet.of(Metric.SUCCESS_RATE, Metric.ERROR_RATE, Metric.GOODPUT);

    private static final Set<Metric> QUEUEING = EnumSet.of(Metric.TTFB, Metric.TTFE, Metric.TTFT, Metric.TTFO);

    /** The outcome of a threshold. */
    enum State {
        MET,
        /** Not met, and it fails the verdict. */
        FAILED,
        /** Not met, and it does not fail the verdict. */
        WARNED,
        /** Nothing was measured, for a reason that is reported. */
        NOT_JUDGED;

        String sign(Glyphs signs) {
            return switch (this) {
                case MET -> signs.tick();
                case FAILED -> signs.cross();
                case WARNED -> signs.warning();
                case NOT_JUDGED -> signs.note();
            };
        }
    }

    /** Those of a run, in the order in which they were given. */
    static List<ThresholdRow> of(RunResult report) {
        FigureMarks marks = report.sparseMarks(RunFinding.ALL, report.figures().total());
        return report.verdict().thresholds().stream()
                .map(result -> {
                    State state = state(report, result);
                    boolean advised = state == State.FAILED || state == State.WARNED;
                    return new ThresholdRow(
                            result,
                            state,
                            mark(result, marks) + result.measuredText(),
                            advised ? Optional.of(advice(report, result)) : Optional.empty());
                })
                .toList();
    }

    /** The lines of all: one for each, and beneath it what to know of it. */
    static List<String> lines(List<ThresholdRow> rows, Glyphs signs, int width) {
        TextTable table = new TextTable(COLUMNS);
        rows.forEach(row -> table.add(List.of(
                row.state().sign(signs) + " " + row.path(),
                row.measured(),
                row.result().required(),
                row.result().distance(),
                "n=" + row.result().samples())));
        List<List<String>> blocks = table.blocks(width);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            lines.addAll(blocks.get(i));
            rows.get(i).details().forEach(text -> lines.addAll(Lines.wrap(" ".repeat(INDENT) + text, INDENT, width)));
        }
        return lines;
    }

    /** The figure, what is required and how near it is, in one line. */
    String text() {
        String distance = result.distance().isEmpty() ? "" : result.distance() + ", ";
        return measured + ", required " + result.required() + " (" + distance + "n=" + result.samples() + ")";
    }

    /** What to know of it: what to do, and whether so few values carry the figure. */
    List<String> details() {
        return Stream.concat(advice.stream(), result.note().stream()).toList();
    }

    String path() {
        return result.threshold().path();
    }

    private static String mark(ThresholdResult result, FigureMarks marks) {
        return result.isNoData()
                ? ""
                : result.threshold()
                        .statistic()
                        .map(statistic ->
                                marks.of(result.threshold().metric(), statistic).sign())
                        .orElse("");
    }

    private static State state(RunResult report, ThresholdResult result) {
        if (result.isMet()) {
            return State.MET;
        }
        boolean judged = Stream.concat(report.verdict().violations().stream(), report.verdict().warnings().stream())
                .anyMatch(reason -> reason.threshold().filter(result::equals).isPresent());
        if (!judged) {
            return State.NOT_JUDGED;
        }
        return result.threshold().level() == Level.FAIL ? State.FAILED : State.WARNED;
    }

    private static String advice(RunResult report, ThresholdResult result) {
        Metric metric = result.threshold().metric();
        String causes = causes(report, metric);
        if (!causes.isEmpty()) {
            return "follows from " + causes;
        }
        if (result.isNoData()) {
            return "no stream gave such a figure: see which streams failed, and whether the server streams at all";
        }
        String worst = result.worst()
                .map(each -> "worst: stream #" + each.stream() + ", "
                        + result.threshold().format(each.value()))
                .orElse("see the worst streams");
        return worst + " (event by event in report.html)"
                + (QUEUEING.contains(metric) ? "; if it grows with the load, the server queues" : "");
    }

    /** The rules whose findings explain it; empty if there is none. */
    private static String causes(RunResult report, Metric metric) {
        return report.verdict().violations().stream()
                .flatMap(violation -> violation.finding().stream())
                .filter(group -> SHARES.contains(metric)
                        ? group.failsStreams()
                        : HeldBack.metrics(group).contains(metric))
                .map(FindingGroup::rule)
                .distinct()
                .limit(3)
                .collect(Collectors.joining(", "));
    }
}
