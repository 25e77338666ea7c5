package io.github.streamcheck.report.html;

import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.observe.RunFinding;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Statistic;
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
import java.util.stream.Stream;

/** The figures: a table of endpoints for each metric, with marks on figures that say little about the server. */
final class FigureSection implements Section {

    private static final List<Metric> SHOWN = List.of(
            Metric.TTFT,
            Metric.TTFT_CONNECTED,
            Metric.TTFO,
            Metric.TTFB,
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

    private static final List<String> HEADINGS = Stream.concat(
                    Stream.of("", "n"), STATISTICS.stream().map(Statistic::toString))
            .toList();

    @Override
    public void write(Html html, RunResult report) {
        html.within("section", section -> {
            section.element("h2", "Figures");
            if (report.figures().total().measured() == 0) {
                section.element("p", "Nothing was measured.");
                return;
            }
            Map<String, EndpointFigures> columns =
                    new LinkedHashMap<>(report.figures().endpoints());
            if (columns.size() > 1) {
                columns.put(RunFinding.ALL, report.figures().total());
            }
            singles(section, columns);
            Set<FigureMark> shown = EnumSet.noneOf(FigureMark.class);
            Tables.table(section, HEADINGS, rows -> {
                for (Metric metric : SHOWN) {
                    columns.forEach((endpoint, figures) -> figures.distribution(metric)
                            .ifPresent(values -> {
                                FigureMarks marks = report.marks(endpoint, figures);
                                row(rows, metric, columns.size() > 1 ? endpoint : "", values, marks);
                                STATISTICS.forEach(statistic -> shown.add(marks.of(metric, statistic)));
                            }));
                }
            });
            shown.remove(FigureMark.NONE);
            shown.forEach(mark -> section.element("p", mark.legend(report.plan().lagLimit()), "class", "quiet"));
            definitions(section);
        });
    }

    private static void singles(Html html, Map<String, EndpointFigures> columns) {
        List<String> headings = new ArrayList<>(List.of("", "streams", "succeeded", "failed", "measured", "tokens"));
        SINGLE.stream().map(Metric::parameter).forEach(headings::add);
        Tables.table(
                html,
                headings,
                rows -> columns.forEach((endpoint, figures) -> {
                    List<String> cells = new ArrayList<>();
                    Stream.of(figures.streams(), figures.succeeded(), figures.failed(), figures.measured())
                            .map(String::valueOf)
                            .forEach(cells::add);
                    cells.add(String.valueOf(figures.tokens()));
                    SINGLE.forEach(metric ->
                            cells.add(Quantities.format(figures.value(metric).orElse(Double.NaN), metric.unit())));
                    Tables.row(rows, endpoint, cells);
                }));
    }

    private static void row(Html rows, Metric metric, String endpoint, Distribution values, FigureMarks marks) {
        List<String> cells = new ArrayList<>();
        cells.add(String.valueOf(values.count()));
        STATISTICS.forEach(statistic -> cells.add(
                marks.of(metric, statistic).sign() + Quantities.format(values.value(statistic), metric.unit())));
        Tables.row(rows, (metric.parameter() + " " + endpoint).strip(), cells);
    }

    private static void definitions(Html html) {
        html.within("details", details -> {
            details.element("summary", "What the figures mean");
            details.within(
                    "dl",
                    list -> Stream.concat(SHOWN.stream(), SINGLE.stream())
                            .forEach(metric ->
                                    list.element("dt", metric.parameter()).element("dd", metric.definition())));
        });
    }
}
