package io.github.streamcheck.report.html;

import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.observe.StageFigures;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Statistic;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.text.Quantities;
import java.util.List;

/**
 * The stages of the load, which shows at which load the figures change. A single stage is left out, since the rest of the page
 * shows it.
 */
final class StageSection implements Section {

    private static final Statistic HIGH = new Statistic.Percentile(95);

    private static final List<String> HEADINGS =
            List.of("", "n", "failed", "ttft.p50", "ttft.p95", "itl.p50", "itl.p95", "throughput");

    @Override
    public void write(Html html, RunResult report) {
        List<StageFigures> stages = report.figures().stages();
        if (stages.size() > 1) {
            html.within(
                    "section",
                    section -> Tables.table(
                            section.element("h2", "Stages"),
                            HEADINGS,
                            rows -> stages.forEach(stage -> row(rows, stage))));
        }
    }

    private static void row(Html rows, StageFigures stage) {
        EndpointFigures figures = stage.figures();
        Tables.row(
                rows,
                stage.stage().describe(),
                List.of(
                        String.valueOf(figures.measured()),
                        String.valueOf(figures.failed()),
                        cell(figures, Metric.TTFT, Statistic.MEDIAN),
                        cell(figures, Metric.TTFT, HIGH),
                        cell(figures, Metric.ITL, Statistic.MEDIAN),
                        cell(figures, Metric.ITL, HIGH),
                        Quantities.format(
                                figures.value(Metric.THROUGHPUT).orElse(Double.NaN), Metric.THROUGHPUT.unit())));
    }

    private static String cell(EndpointFigures figures, Metric metric, Statistic statistic) {
        return Quantities.format(figures.value(metric, statistic).orElse(Double.NaN), metric.unit());
    }
}
