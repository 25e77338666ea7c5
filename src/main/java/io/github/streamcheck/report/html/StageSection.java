package io.github.streamcheck.report.html;

import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.observe.StageFigures;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Statistic;
import io.github.streamcheck.report.html.Tables.Row;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.text.Quantities;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The stages of the load, which shows at which load the figures change. A single stage is left out, since the rest of the page
 * shows it.
 */
final class StageSection implements Section {

    private static final Statistic HIGH = new Statistic.Percentile(95);

    private static final List<String> HEADINGS =
            List.of("stage", "n", "failed", "ttft.p50", "ttft.p95", "itl.p50", "itl.p95", "throughput");

    @Override
    public void write(Html html, RunResult report) {
        List<StageFigures> stages = report.figures().stages();
        if (stages.size() > 1) {
            html.within("section", section -> {
                section.element("h2", "Stages");
                Tables.table(
                        section,
                        HEADINGS,
                        IntStream.range(0, stages.size())
                                .mapToObj(index -> row(index + 1, stages.get(index)))
                                .toList());
            });
        }
    }

    private static Row row(int number, StageFigures stage) {
        EndpointFigures figures = stage.figures();
        return new Row(
                number + ": " + stage.stage().describe(),
                Quantities.count(figures.measured()),
                Quantities.count(figures.failed()),
                cell(figures, Metric.TTFT, Statistic.MEDIAN),
                cell(figures, Metric.TTFT, HIGH),
                cell(figures, Metric.ITL, Statistic.MEDIAN),
                cell(figures, Metric.ITL, HIGH),
                Quantities.format(figures.value(Metric.THROUGHPUT).orElse(Double.NaN), Metric.THROUGHPUT.unit()));
    }

    /** A dash stands for a percentile of too few streams. */
    private static String cell(EndpointFigures figures, Metric metric, Statistic statistic) {
        return figures.distribution(metric)
                .filter(values -> values.shown(statistic).isPresent())
                .map(values -> Quantities.format(values.value(statistic), metric.unit()))
                .orElse("-");
    }
}
