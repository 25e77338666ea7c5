package io.github.streamcheck.report.html;

import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.observe.RunFinding;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Statistic;
import io.github.streamcheck.report.html.Tables.Row;
import io.github.streamcheck.result.FigureMark;
import io.github.streamcheck.result.FigureMarks;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.text.Quantities;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The figures: a folded table for each metric, whose rows are endpoints, with marks on figures that say little about the server. */
final class FigureSection implements Section {

    private static final List<Metric> SHOWN = List.of(
            Metric.TTFT,
            Metric.TTFT_CONNECTED,
            Metric.TTFO,
            Metric.TTFE,
            Metric.TTFB,
            Metric.TOOL_NAME,
            Metric.TOOL_ARGUMENTS,
            Metric.SERVER_LOAD,
            Metric.SERVER_PROMPT_EVAL,
            Metric.ITL,
            Metric.TPOT,
            Metric.STALL,
            Metric.DURATION,
            Metric.TPS,
            Metric.DECODE_TPS,
            Metric.SERVER_DECODE_TPS,
            Metric.TOKENS);

    private static final List<Metric> SINGLE = List.of(Metric.SUCCESS_RATE, Metric.GOODPUT, Metric.THROUGHPUT);

    private static final List<Statistic> STATISTICS = List.of(
            Statistic.Simple.MEAN,
            Statistic.MEDIAN,
            new Statistic.Percentile(90),
            new Statistic.Percentile(95),
            new Statistic.Percentile(99),
            Statistic.Simple.MAX);

    private static final List<Statistic> GIST =
            List.of(Statistic.MEDIAN, new Statistic.Percentile(95), Statistic.Simple.MAX);

    /** In place of a percentile that says something about the sample only. */
    private static final String TOO_FEW = "-";

    @Override
    public void write(Html html, RunResult report) {
        html.within(
                "section",
                section -> {
                    section.element("h2", "Figures");
                    if (report.figures().total().measured() == 0) {
                        section.element("p", "Nothing was measured.");
                    } else {
                        figures(section, report, rows(report));
                    }
                },
                "id",
                Anchors.FIGURES);
    }

    /** By the names of endpoints and, of several, of all. */
    private static Map<String, EndpointFigures> rows(RunResult report) {
        Map<String, EndpointFigures> rows = new LinkedHashMap<>(report.figures().endpoints());
        if (rows.size() > 1) {
            rows.put(RunFinding.ALL, report.figures().total());
        }
        return rows;
    }

    private static void figures(Html html, RunResult report, Map<String, EndpointFigures> endpoints) {
        streams(html, endpoints);
        Set<FigureMark> marks = EnumSet.noneOf(FigureMark.class);
        for (Metric metric : SHOWN) {
            report.figures()
                    .total()
                    .distribution(metric)
                    .ifPresent(all -> metric(html, report, metric, all, endpoints, marks));
        }
        marks.remove(FigureMark.NONE);
        marks.forEach(mark -> html.element("p", mark.legend(report.plan().lagLimit()), "class", "quiet"));
        html.element(
                "p",
                "A percentile that the number of streams can't carry is left out, or a dash (-) stands for it.",
                "class",
                "quiet");
    }

    private static void streams(Html html, Map<String, EndpointFigures> endpoints) {
        List<String> headings = new ArrayList<>(
                List.of("endpoint", "streams", "succeeded", "failed", "measured", "abandoned", "slow", "tokens"));
        SINGLE.stream().map(Metric::parameter).forEach(headings::add);
        List<Row> rows = new ArrayList<>();
        endpoints.forEach((endpoint, figures) -> rows.add(new Row(
                endpoint,
                Stream.concat(
                                Stream.of(
                                                figures.streams(),
                                                figures.succeeded(),
                                                figures.failed(),
                                                figures.measured(),
                                                figures.abandoned(),
                                                figures.slow(),
                                                figures.tokens())
                                        .map(number -> Quantities.count(number.longValue())),
                                SINGLE.stream()
                                        .map(metric -> Quantities.format(
                                                figures.value(metric).orElse(Double.NaN), metric.unit())))
                        .toList())));
        Tables.table(html, headings, rows);
    }

    private static void metric(
            Html html,
            RunResult report,
            Metric metric,
            Distribution all,
            Map<String, EndpointFigures> endpoints,
            Set<FigureMark> seen) {
        List<Statistic> statistics = STATISTICS.stream()
                .filter(statistic -> all.shown(statistic).isPresent())
                .toList();
        List<String> headings = Stream.concat(
                        Stream.of("endpoint", "n"), statistics.stream().map(Statistic::toString))
                .toList();
        List<Row> rows = new ArrayList<>();
        endpoints.forEach((endpoint, figures) -> figures.distribution(metric).ifPresent(values -> {
            FigureMarks marks = report.marks(endpoint, figures);
            statistics.forEach(statistic -> seen.add(marks.of(metric, statistic)));
            rows.add(row(endpoint, metric, values, statistics, marks));
        }));
        html.within("details", details -> {
            details.within("summary", line -> {
                line.element("strong", metric.parameter() + gist(metric, all, statistics));
                line.text(" " + metric.definition());
            });
            details.within("div", box -> Tables.table(box, headings, rows), "id", Anchors.metric(metric));
        });
    }

    /** What the folded table comes to: the median, the 95th percentile and the maximum of all endpoints. */
    private static String gist(Metric metric, Distribution all, List<Statistic> statistics) {
        return GIST.stream()
                .filter(statistics::contains)
                .map(statistic -> statistic + " " + Quantities.format(all.value(statistic), metric.unit()))
                .collect(Collectors.joining(", ", ": ", "."));
    }

    private static Row row(
            String endpoint, Metric metric, Distribution values, List<Statistic> statistics, FigureMarks marks) {
        List<String> cells = new ArrayList<>();
        cells.add(Quantities.count(values.count()));
        statistics.forEach(statistic -> cells.add(
                values.shown(statistic).isEmpty()
                        ? TOO_FEW
                        : marks.of(metric, statistic).sign()
                                + Quantities.format(values.value(statistic), metric.unit())));
        return new Row(endpoint, cells);
    }
}
