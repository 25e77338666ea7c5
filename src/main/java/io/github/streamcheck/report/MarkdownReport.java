package io.github.streamcheck.report;

import com.google.auto.service.AutoService;
import io.github.streamcheck.baseline.BaselineComparison;
import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Statistic;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.text.Quantities;
import io.github.streamcheck.text.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        lines.add(total.describe()
                + report.partial().map(reason -> "; partial: " + code(reason)).orElse("") + ".");
        List<ProblemSummary> problems = ProblemSummary.of(report);
        list(
                lines,
                "What to do",
                problems.stream()
                        .flatMap(problem -> problem.fix().map(fix -> problem.id() + ": " + fix).stream())
                        .toList());
        report.capacity().filter(found -> !found.steps().isEmpty()).ifPresent(found -> {
            lines.add("");
            lines.add("Highest load: " + code(found.sentence(report.plan().thresholds())) + ".");
        });
        thresholds(lines, ThresholdRow.of(report));
        list(lines, "Findings", problems.stream().map(MarkdownReport::finding).toList());
        if (total.measured() > 0) {
            StreamTable table = new StreamTable(report);
            table(lines, table.endpoints());
            table(lines, table.stages());
        }
        report.comparisons().forEach(comparison -> comparison(lines, comparison));
        if (total.measured() > 0) {
            figures(lines, total);
        }
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
        lines.add("| figure | p50 | p95 | p99 | max |");
        lines.add("| --- | ---: | ---: | ---: | ---: |");
        for (Metric metric : SHOWN) {
            total.distribution(metric)
                    .ifPresent(values -> lines.add("| " + metric.parameter()
                            + STATISTICS.stream()
                                    .map(each -> " | " + show(values.shown(each), metric.unit()))
                                    .reduce("", String::concat)
                            + " |"));
        }
        OptionalDouble throughput = total.value(Metric.THROUGHPUT);
        throughput.ifPresent(value ->
                lines.add("| throughput | " + Quantities.format(value, Metric.THROUGHPUT.unit()) + " | | | |"));
    }

    private static String show(OptionalDouble value, Unit unit) {
        return value.isPresent() ? Quantities.format(value.getAsDouble(), unit) : "-";
    }

    private static void thresholds(List<String> lines, List<ThresholdRow> rows) {
        if (!rows.isEmpty()) {
            lines.add("");
            lines.add("| | threshold | measured | limit | |");
            lines.add("| --- | --- | ---: | --- | --- |");
            rows.forEach(row -> lines.add("| " + sign(row.state()) + " | " + code(row.path()) + " | " + row.measured()
                    + " | " + row.result().required() + " | "
                    + Stream.concat(
                                    Stream.of(row.result().distance()).filter(distance -> !distance.isEmpty()),
                                    row.details().stream())
                            .collect(Collectors.joining("; "))
                    + " |"));
        }
    }

    private static String sign(ThresholdRow.State state) {
        return switch (state) {
            case MET -> "✅";
            case FAILED -> "❌";
            case WARNED -> "⚠️";
            case NOT_JUDGED -> "";
        };
    }

    private static String finding(ProblemSummary problem) {
        return problem.severity().word() + " " + problem.text();
    }

    /** The first row is the header. */
    private static void table(List<String> lines, List<List<String>> rows) {
        for (int i = 0; i < rows.size(); i++) {
            if (i == 0) {
                lines.add("");
            }
            lines.add("| " + String.join(" | ", rows.get(i)) + " |");
            if (i == 0) {
                lines.add("| ---" + " | ---:".repeat(rows.get(i).size() - 1) + " |");
            }
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
