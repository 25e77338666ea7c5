package io.github.streamcheck.report;

import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.observe.RunFinding;
import io.github.streamcheck.plan.Level;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.result.FigureMarks;
import io.github.streamcheck.result.HeldBack;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.text.Quantities;
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
 * @param advice what to do if it is not met; empty if it is met, or follows from findings
 * @param context the findings from which it follows that it is not met, or else the worst stream; empty if neither is known
 */
public record ThresholdRow(
        ThresholdResult result, State state, String measured, Optional<String> advice, Optional<String> context) {

    /** The columns: sign and path, figure, limit, how near the figure is to it, how many values it rests on. */
    private static final String COLUMNS = "lrlll";

    private static final int INDENT = 4;

    private static final Set<Metric> SHARES = EnumSet.of(Metric.SUCCESS_RATE, Metric.ERROR_RATE, Metric.GOODPUT);

    /** The outcome of a threshold. */
    public enum State {
        MET,
        /** Not met, and it fails the verdict. */
        FAILED,
        /** Not met, and it does not fail the verdict. */
        WARNED,
        /** Nothing was measured, for a reason that is reported. */
        NOT_JUDGED;

        /** The sign for it. */
        public String sign(Glyphs signs) {
            return switch (this) {
                case MET -> signs.tick();
                case FAILED -> signs.cross();
                case WARNED -> signs.warning();
                case NOT_JUDGED -> signs.note();
            };
        }
    }

    /** Those of a run, in the order in which they were given. */
    public static List<ThresholdRow> of(RunResult report) {
        FigureMarks marks = report.sparseMarks(RunFinding.ALL, report.figures().total());
        return report.verdict().thresholds().stream()
                .map(result -> {
                    State state = state(report, result);
                    boolean unmet = state == State.FAILED || state == State.WARNED;
                    String causes = unmet ? causes(report, result.threshold().metric()) : "";
                    return new ThresholdRow(
                            result,
                            state,
                            mark(result, marks) + result.measuredText(),
                            unmet && causes.isEmpty() ? Optional.of(advice(result)) : Optional.empty(),
                            context(result, unmet, causes));
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
                "n=" + Quantities.count(row.result().samples()))));
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
        return measured + ", required " + result.required() + " (" + distance + "n="
                + Quantities.count(result.samples()) + ")";
    }

    /** What to know of it: what to do, its cause or the worst stream, and whether so few values carry the figure. */
    List<String> details() {
        return Stream.of(advice.map(text -> "fix: " + text), context, result.note())
                .flatMap(Optional::stream)
                .toList();
    }

    /** Its name, such as {@code ttft.p95}. */
    public String path() {
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

    private static Optional<String> context(ThresholdResult result, boolean unmet, String causes) {
        if (!unmet) {
            return Optional.empty();
        }
        return causes.isEmpty() ? worst(result) : Optional.of(causes);
    }

    private static Optional<String> worst(ThresholdResult result) {
        return result.worst()
                .map(each -> "worst: stream #" + each.stream() + " with "
                        + result.threshold().format(each.value()));
    }

    private static String advice(ThresholdResult result) {
        if (result.isNoData()) {
            return "No stream gave such a figure: see which streams failed, and whether the server streams at all.";
        }
        return switch (result.threshold().metric()) {
            case SUCCESS_RATE, ERROR_RATE -> "See the findings: each error fails its stream.";
            case GOODPUT -> "See the other thresholds: a good stream meets all of them by itself.";
            case TTFB, TTFE, TTFT, TTFO, TOOL_NAME ->
                "If it grows with the load, requests queue: add capacity. If not, look at the prompts and at proxies.";
            case ITL, STALL ->
                "See the streams with the longest pauses in report.html: regular steps mean a buffer on the way, a"
                        + " single pause is the server.";
            case CAPACITY, CONCURRENT_CAPACITY ->
                "See the loads that were tried: the first one that misses a threshold shows what grows with the load.";
            case TOKENS -> "See the prompts and the limit maxTokens.";
            default ->
                "The server is too slow under this load: a run with less load shows whether the load is the cause.";
        };
    }

    /** From which rules' findings it follows; empty if there is none. */
    private static String causes(RunResult report, Metric metric) {
        String rules = report.verdict().violations().stream()
                .flatMap(violation -> violation.finding().stream())
                .filter(group -> SHARES.contains(metric)
                        ? group.failsStreams()
                        : HeldBack.metrics(group).contains(metric))
                .map(FindingGroup::rule)
                .distinct()
                .limit(3)
                .collect(Collectors.joining(", "));
        return rules.isEmpty() ? "" : "follows from " + rules;
    }
}
