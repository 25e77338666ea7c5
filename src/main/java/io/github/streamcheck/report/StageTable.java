package io.github.streamcheck.report;

import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.observe.StageFigures;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Statistic;
import io.github.streamcheck.text.Quantities;
import io.github.streamcheck.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A table of the stages of a load, which shows at which load the figures change. */
final class StageTable {

    private static final Statistic HIGH = new Statistic.Percentile(95);

    private StageTable() {}

    /** A header and one row for each stage. */
    static List<String> rows(List<StageFigures> stages) {
        List<String> rows = new ArrayList<>();
        rows.add(line("", "n", "failed", "ttft p50", "ttft p95", "itl p50", "itl p95", "tokens/s"));
        for (StageFigures stage : stages) {
            EndpointFigures figures = stage.figures();
            rows.add(line(
                    stage.stage().describe(),
                    String.valueOf(figures.measured()),
                    String.valueOf(figures.failed()),
                    cell(figures.value(Metric.TTFT, Statistic.MEDIAN), Unit.MILLISECONDS),
                    cell(figures.value(Metric.TTFT, HIGH), Unit.MILLISECONDS),
                    cell(figures.value(Metric.ITL, Statistic.MEDIAN), Unit.MILLISECONDS),
                    cell(figures.value(Metric.ITL, HIGH), Unit.MILLISECONDS),
                    cell(figures.value(Metric.THROUGHPUT), Unit.TOKENS_PER_SECOND)));
        }
        return rows;
    }

    private static String cell(OptionalDouble value, Unit unit) {
        if (value.isEmpty()) {
            return "-";
        }
        String text = Quantities.format(value.getAsDouble(), unit);
        return unit == Unit.TOKENS_PER_SECOND ? text.split(" ", 2)[0] : text;
    }

    private static String line(Object... cells) {
        return String.format(Locale.ROOT, "%-28s %6s %6s %9s %9s %9s %9s %10s", cells);
    }
}
