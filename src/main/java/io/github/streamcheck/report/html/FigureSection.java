package io.github.streamcheck.report.html;

import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.observe.measure.Distribution;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Quantities;
import io.github.streamcheck.plan.Statistic;
import io.github.streamcheck.plan.Unit;
import io.github.streamcheck.report.RunReport;
import io.github.streamcheck.verdict.OwnLag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What was measured: a table for each metric's endpoints, the client's own part marked. */
final class FigureSection implements Section {

    private static final List<Metric> SHOWN = List.of(
            Metric.TTFT,
            Metric.TTFT_CONNECTED,
            Metric.TTFO,
            Metric.TTFB,
            Metric.ITL,
            Metric.TPOT,
            Metric.STALL,
            Metric.DURATION,
            Metric.TPS,
            Metric.DECODE_TPS,
            Metric.TOKENS);

    private static final List<Metric> SINGLE = List.of(Metric.SUCCESS_RATE, Metric.GOODPUT, Metric.THROUGHPUT);

    private static final List<Statistic> STATISTICS = List.of(
            Statistic.Simple.MEAN,
            new Statistic.Percentile(50),
            new Statistic.Percentile(90),
            new Statistic.Percentile(95),
            new Statistic.Percentile(99),
            Statistic.Simple.MAX);

    private static final List<String> HEADINGS = Stream.concat(
                    Stream.of("", "n"), STATISTICS.stream().map(Statistic::toString))
            .toList();

    /** Stands before a figure that the client's own lag spoils. */
    private static final String SPOILED = "~";

    @Override
    public void write(Html html, RunReport report) {
        html.within("section", section -> {
            section.element("h2", "Figures");
            if (report.figures().total().measured() == 0) {
                section.element("p", "Nothing was measured.");
                return;
            }
            Map<String, EndpointFigures> columns =
                    new LinkedHashMap<>(report.figures().endpoints());
            if (columns.size() > 1) {
                columns.put("all", report.figures().total());
            }
            singles(section, columns);
            Tables.table(section, HEADINGS, rows -> {
                for (Metric metric : SHOWN) {
                    columns.forEach((endpoint, figures) -> figures.distribution(metric)
                            .ifPresent(values -> row(
                                    rows, metric, columns.size() > 1 ? endpoint : "", values, report.ownLag(figures))));
                }
            });
            if (columns.values().stream().anyMatch(figures -> isSpoiled(report.ownLag(figures)))) {
                section.element(
                        "p",
                        SPOILED + " more than "
                                + Quantities.format(report.plan().lagLimit().share(), Unit.RATIO)
                                + " of it may be this client's own lag",
                        "class",
                        "quiet");
            }
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

    private static void row(Html rows, Metric metric, String endpoint, Distribution values, OwnLag lag) {
        List<String> cells = new ArrayList<>();
        cells.add(String.valueOf(values.count()));
        STATISTICS.forEach(statistic -> cells.add((lag.spoils(metric, statistic) ? SPOILED : "")
                + Quantities.format(values.value(statistic), metric.unit())));
        Tables.row(rows, (metric.parameter() + " " + endpoint).strip(), cells);
    }

    private static boolean isSpoiled(OwnLag lag) {
        return SHOWN.stream()
                .anyMatch(metric -> STATISTICS.stream().anyMatch(statistic -> lag.spoils(metric, statistic)));
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
