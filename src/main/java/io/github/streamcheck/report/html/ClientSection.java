package io.github.streamcheck.report.html;

import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Statistic;
import io.github.streamcheck.report.ClientWords;
import io.github.streamcheck.report.html.Tables.Row;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.text.Quantities;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the client did itself and how late it was, so that readers can judge how reliable the figures are. */
final class ClientSection implements Section {

    private static final List<Statistic> STATISTICS = List.of(
            Statistic.Simple.MEAN,
            Statistic.MEDIAN,
            new Statistic.Percentile(95),
            new Statistic.Percentile(99),
            Statistic.Simple.MAX);

    private static final List<String> HEADINGS = Stream.concat(
                    Stream.of("metric", "n"), STATISTICS.stream().map(Statistic::toString))
            .toList();

    /** Whether there is anything to say. */
    static boolean isShown(RunResult report) {
        return report.client().lag().count() > 0 || !report.notes().isEmpty();
    }

    @Override
    public void write(Html html, RunResult report) {
        if (!isShown(report)) {
            return;
        }
        html.within(
                "section",
                section -> {
                    section.element("h2", "This client");
                    if (report.client().lag().count() > 0) {
                        section.element("p", use(report));
                    }
                    section.within(
                            "ul",
                            list -> report.notes()
                                    .forEach(note -> list.within("li", item -> item.element("bdi", note))));
                    if (report.client().lag().count() > 0) {
                        section.within("details", details -> details(details, report));
                    }
                },
                "id",
                Anchors.CLIENT);
    }

    private static void details(Html details, RunResult report) {
        details.element("summary", "Its own part in all times");
        List<Row> rows = new ArrayList<>();
        Metric.OF_CLIENT.forEach(
                metric -> distribution(report, metric).ifPresent(values -> rows.add(row(metric, values))));
        Tables.table(details, HEADINGS, rows);
        details.within(
                "dl",
                list -> Metric.OF_CLIENT.stream()
                        .filter(metric -> distribution(report, metric).isPresent())
                        .forEach(
                                metric -> list.element("dt", metric.parameter()).element("dd", metric.definition())));
    }

    private static String use(RunResult report) {
        return ClientWords.of(report) + ", "
                + Quantities.count(report.figures().connections().replaced()) + " replaced";
    }

    private static Optional<Distribution> distribution(RunResult report, Metric metric) {
        return metric == Metric.LAG
                ? Optional.of(report.client().lag())
                : report.figures().total().distribution(metric);
    }

    private static Row row(Metric metric, Distribution values) {
        List<String> cells = new ArrayList<>();
        cells.add(Quantities.count(values.count()));
        STATISTICS.forEach(statistic -> cells.add(
                values.shown(statistic).isEmpty() ? "-" : Quantities.format(values.value(statistic), metric.unit())));
        return new Row(metric.parameter(), cells);
    }
}
