package io.github.streamcheck.report;

import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Printable;
import io.github.streamcheck.plan.Quantities;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the build log says of a run: the verdict first, then why, then a compact table; and last, what to do about it. */
public final class ConsoleSummary {

    private static final List<Metric> SHOWN =
            List.of(Metric.TTFT, Metric.ITL, Metric.TPOT, Metric.DURATION, Metric.TPS, Metric.TOKENS);

    private final RunReport report;
    private final Signs signs;
    private final Emphasis emphasis;

    /** {@code charset} and {@code emphasis}: what the console can show. */
    public ConsoleSummary(RunReport report, Charset charset, Emphasis emphasis) {
        this.report = report;
        this.signs = Signs.in(charset);
        this.emphasis = emphasis;
    }

    /** What came out: lines, none of which ends in a line feed. */
    public List<String> verdict() {
        List<String> lines = new ArrayList<>();
        EndpointFigures total = report.figures().total();
        lines.add("");
        String verdict = report.outcome().headline(signs);
        List<String> headline = Lines.wrap(
                verdict + ": " + total.succeeded() + " of " + total.streams() + " streams succeeded, "
                        + total.measured() + " measured"
                        + report.partial()
                                .map(reason -> " (partial: " + reason + ")")
                                .orElse(""),
                2);
        lines.addAll(emphasised(headline, verdict, emphasis.of(report.outcome())));
        report.verdict()
                .violations()
                .forEach(violation -> lines.addAll(reason(signs.cross(), violation.toString(), emphasis.bad())));
        report.verdict()
                .warnings()
                .forEach(warning -> lines.addAll(reason(signs.warning(), warning, emphasis.caution())));
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

    /** What to do about it, if it is a fail: lines, none of which ends in a line feed. */
    public List<String> next() {
        List<String> lines = new ArrayList<>();
        if (!report.verdict().isPass()) {
            NextSteps.of(report.verdict()).forEach(step -> lines.addAll(Lines.wrap("next: " + step, 6)));
            report.run().again().ifPresent(command -> lines.add("again: " + Printable.escape(command)));
        }
        return lines;
    }

    private static List<String> reason(String sign, String reason, UnaryOperator<String> emphasis) {
        return emphasised(Lines.wrap("  " + sign + " " + reason, 4), sign, emphasis);
    }

    /** Last, since what makes a word stand out takes no column. */
    private static List<String> emphasised(List<String> lines, String word, UnaryOperator<String> emphasis) {
        List<String> all = new ArrayList<>(lines);
        all.set(0, all.get(0).replaceFirst(Pattern.quote(word), Matcher.quoteReplacement(emphasis.apply(word))));
        return all;
    }
}
