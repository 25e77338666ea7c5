package io.github.streamcheck.report;

import com.google.auto.service.AutoService;
import io.github.streamcheck.baseline.BaselineComparison;
import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Statistic;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.text.Quantities;
import io.github.streamcheck.verdict.Reason;
import io.github.streamcheck.verdict.ThresholdResult;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** {@code summary.md}: the gist in Markdown, for the summary of a CI job or a comment on a change. */
@AutoService(ReportWriter.class)
public final class MarkdownReport implements ReportWriter {

    /** GitHub takes 1 MiB of a job's summary, from all of its steps. */
    private static final int MAX_LENGTH = 60_000;

    private static final List<Metric> SHOWN =
            List.of(Metric.TTFT, Metric.ITL, Metric.TPOT, Metric.DURATION, Metric.TPS);
    private static final List<Statistic> STATISTICS =
            List.of(Statistic.MEDIAN, new Statistic.Percentile(95), new Statistic.Percentile(99), Statistic.Simple.MAX);

    @Override
    public String id() {
        return "markdown";
    }

    @Override
    public String fileName(String executionId) {
        return "summary.md";
    }

    @Override
    public String render(RunResult report) {
        EndpointFigures total = report.figures().total();
        List<String> lines = new ArrayList<>();
        String name = "streamcheck " + code(report.run().executionId());
        lines.add("### "
                + switch (report.outcome()) {
                    case PASS -> "✅ " + name + " passed";
                    case FAIL -> "❌ " + name + " failed";
                    case UNJUDGED -> name + ", a part of a run";
                });
        lines.add("");
        lines.add(total.succeeded() + " of " + total.streams() + " streams succeeded, " + total.measured() + " measured"
                + report.partial().map(reason -> "; partial: " + code(reason)).orElse("") + ".");
        list(
                lines,
                "Violated",
                report.verdict().violations().stream().map(Reason::text).toList());
        list(
                lines,
                "Warnings",
                report.verdict().warnings().stream().map(Reason::text).toList());
        if (total.measured() > 0) {
            figures(lines, total);
        }
        thresholds(lines, report.verdict().thresholds());
        report.comparisons().forEach(comparison -> comparison(lines, comparison));
        return cut(String.join("\n", lines) + "\n");
    }

    private static void list(List<String> lines, String title, List<String> items) {
        if (!items.isEmpty()) {
            lines.add("");
            lines.add("**" + title + "**");
            lines.add("");
            items.forEach(item -> lines.add("- " + code(item)));
        }
    }

    private static void figures(List<String> lines, EndpointFigures total) {
        lines.add("");
        lines.add("| | p50 | p95 | p99 | max |");
        lines.add("| --- | ---: | ---: | ---: | ---: |");
        for (Metric metric : SHOWN) {
            total.distribution(metric)
                    .ifPresent(values -> lines.add("| " + metric.parameter()
                            + STATISTICS.stream()
                                    .map(each -> " | " + Quantities.format(values.value(each), metric.unit()))
                                    .reduce("", String::concat)
                            + " |"));
        }
        OptionalDouble throughput = total.value(Metric.THROUGHPUT);
        throughput.ifPresent(value ->
                lines.add("| throughput | " + Quantities.format(value, Metric.THROUGHPUT.unit()) + " | | | |"));
    }

    private static void thresholds(List<String> lines, List<ThresholdResult> results) {
        if (!results.isEmpty()) {
            lines.add("");
            lines.add("| threshold | measured and required | |");
            lines.add("| --- | --- | --- |");
            results.forEach(result -> lines.add("| " + code(result.threshold().path()) + " | " + result.message()
                    + " | " + (result.isMet() ? "✅" : "❌") + " |"));
        }
    }

    private static void comparison(List<String> lines, BaselineComparison comparison) {
        if (!comparison.changes().isEmpty()) {
            lines.add("");
            lines.add("| " + comparison.against().word() + " | " + String.join(" | ", BaselineTable.HEADINGS) + " |");
            lines.add("| --- | ---: | ---: | --- | --- |");
            comparison
                    .changes()
                    .forEach(change -> lines.add("| " + BaselineTable.label(change) + " | "
                            + String.join(" | ", BaselineTable.cells(change)) + " |"));
        }
    }

    /** As code, in which nothing of Markdown or HTML has a meaning; what would end it is taken out. */
    private static String code(String text) {
        return "`` " + text.replace('`', '\'').replace("|", "\\|").replaceAll("\\R", " ") + " ``";
    }

    private static String cut(String text) {
        if (text.length() <= MAX_LENGTH) {
            return text;
        }
        return text.substring(0, text.lastIndexOf('\n', MAX_LENGTH))
                + "\n\nThis summary is cut; the reports have it all.\n";
    }
}
