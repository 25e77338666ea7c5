package io.github.streamcheck.report;

import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.observe.RunFinding;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.result.FigureMarks;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.text.Printable;
import io.github.streamcheck.text.Quantities;
import io.github.streamcheck.verdict.Violation;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of the build log about a run: the verdict, the reasons, a compact table, and what to do about a failure. */
public final class ConsoleSummary {

    private static final List<Metric> SHOWN =
            List.of(Metric.TTFT, Metric.ITL, Metric.TPOT, Metric.DURATION, Metric.TPS, Metric.TOKENS);

    /** The maximum length of a finding's evidence, in characters; the reports have more of it. */
    private static final int MAX_EVIDENCE = 150;

    private final RunResult report;
    private final Glyphs signs;
    private final Style emphasis;

    /** {@code charset} and {@code emphasis} are what the console supports. */
    public ConsoleSummary(RunResult report, Charset charset, Style emphasis) {
        this.report = report;
        this.signs = Glyphs.in(charset);
        this.emphasis = emphasis;
    }

    /** The verdict: lines, none of which ends in a line feed. */
    public List<String> verdict() {
        List<String> lines = new ArrayList<>();
        EndpointFigures total = report.figures().total();
        lines.add("");
        String verdict = signs.headline(report.outcome());
        List<String> headline = Lines.wrap(
                verdict + ": " + total.succeeded() + " of " + total.streams() + " streams succeeded, "
                        + total.measured() + " measured"
                        + report.partial()
                                .map(reason -> " (partial: " + reason + ")")
                                .orElse(""),
                2);
        lines.addAll(emphasised(headline, verdict, emphasis.of(report.outcome())));
        report.verdict().violations().forEach(violation -> {
            lines.addAll(reason(signs.cross(), violation.text(), emphasis.bad()));
            evidence(violation).ifPresent(shown -> lines.addAll(Lines.wrap("    " + shown, 4)));
        });
        report.verdict()
                .warnings()
                .forEach(warning -> lines.addAll(reason(signs.warning(), warning.text(), emphasis.caution())));
        if (total.measured() > 0) {
            List<String> rows = new ArrayList<>();
            FigureMarks marks = report.marks(RunFinding.ALL, total);
            for (Metric metric : SHOWN) {
                total.distribution(metric)
                        .ifPresent(values -> rows.add(FigureTable.row(metric.parameter(), metric, values, marks)));
            }
            lines.add(FigureTable.header());
            lines.addAll(rows);
            FigureTable.legend(rows, report.plan().lagLimit()).forEach(lines::add);
            OptionalDouble throughput = total.value(Metric.THROUGHPUT);
            throughput.ifPresent(value -> lines.add(FigureTable.row(
                    Metric.THROUGHPUT.parameter(), Quantities.format(value, Metric.THROUGHPUT.unit()))));
        }
        lines.add("");
        return lines;
    }

    /** What to do about a failure: lines, none of which ends in a line feed. */
    public List<String> next() {
        List<String> lines = new ArrayList<>();
        if (!report.verdict().isPass()) {
            NextSteps.of(report.verdict()).forEach(step -> lines.addAll(Lines.wrap("next: " + step, 6)));
            report.run().again().ifPresent(command -> lines.add("again: " + Printable.escape(command)));
            report.curl().ifPresent(command -> lines.add("curl: " + Printable.escape(command)));
        }
        return lines;
    }

    /** The evidence of a finding's first example, if there is any to show. */
    private Optional<String> evidence(Violation violation) {
        return violation.finding().stream()
                .flatMap(group -> group.examples().stream())
                .filter(example -> !example.evidence().excerpt().isEmpty())
                .map(example -> example.evidence().excerpt())
                .map(text -> text.length() > MAX_EVIDENCE ? text.substring(0, MAX_EVIDENCE) + "..." : text)
                .findFirst();
    }

    private static List<String> reason(String sign, String reason, UnaryOperator<String> emphasis) {
        return emphasised(Lines.wrap("  " + sign + " " + reason, 4), sign, emphasis);
    }

    /** Emphasis is added last, since it takes no column. */
    private static List<String> emphasised(List<String> lines, String word, UnaryOperator<String> emphasis) {
        List<String> all = new ArrayList<>(lines);
        all.set(0, all.get(0).replaceFirst(Pattern.quote(word), Matcher.quoteReplacement(emphasis.apply(word))));
        return all;
    }
}
