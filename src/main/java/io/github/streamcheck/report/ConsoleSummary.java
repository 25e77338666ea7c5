package io.github.streamcheck.report;

import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Quantities;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What the build log says of a run: the verdict first, then why, then a compact table. */
public final class ConsoleSummary {

    private static final List<Metric> SHOWN =
            List.of(Metric.TTFT, Metric.ITL, Metric.TPOT, Metric.DURATION, Metric.TPS, Metric.TOKENS);

    private final RunReport report;
    private final Signs signs;

    /** {@code charset}: what the console can show. */
    public ConsoleSummary(RunReport report, Charset charset) {
        this.report = report;
        this.signs = Signs.in(charset);
    }

    /** The lines, none of which ends in a line feed. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        EndpointFigures total = report.figures().total();
        lines.add("");
        String verdict = report.verdict().isPass() ? signs.tick() + " PASS" : signs.cross() + " FAIL";
        lines.addAll(Lines.wrap(
                verdict + ": " + total.succeeded() + " of " + total.streams() + " streams succeeded, "
                        + total.measured() + " measured"
                        + report.partial()
                                .map(reason -> " (partial: " + reason + ")")
                                .orElse(""),
                2));
        report.verdict().violations().forEach(violation -> addReason(lines, signs.cross(), violation.toString()));
        report.verdict().warnings().forEach(warning -> addReason(lines, signs.warning(), warning));
        if (total.measured() > 0) {
            List<String> rows = new ArrayList<>();
            for (Metric metric : SHOWN) {
                total.distribution(metric)
                        .ifPresent(values ->
                                rows.add(FigureTable.row(metric.parameter(), metric, values, report.ownLag(total))));
            }
            lines.add(FigureTable.header());
            lines.addAll(rows);
            FigureTable.legend(rows, report.plan().lagLimit()).ifPresent(lines::add);
            OptionalDouble throughput = total.value(Metric.THROUGHPUT);
            throughput.ifPresent(value -> lines.add(FigureTable.row(
                    Metric.THROUGHPUT.parameter(), Quantities.format(value, Metric.THROUGHPUT.unit()))));
        }
        lines.add("");
        return lines;
    }

    private static void addReason(List<String> lines, String sign, String reason) {
        lines.addAll(Lines.wrap("  " + sign + " " + reason, 4));
    }
}
