package io.github.streamcheck.report;

import io.github.streamcheck.baseline.BaselineComparison;
import io.github.streamcheck.baseline.ComparisonKind;
import io.github.streamcheck.baseline.ReferenceResult;
import io.github.streamcheck.capacity.Capacity;
import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.observe.RunFinding;
import io.github.streamcheck.result.FigureMarks;
import io.github.streamcheck.result.HeldBack;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.text.Durations;
import java.util.List;

/**
 * Formats a run as a page of plain text: the verdict, what to do, the thresholds and the findings first, then the figures, and what is
 * long last.
 */
final class TextPage {

    private static final String RULER = "=".repeat(Lines.WIDTH);

    private final RunResult report;
    private final Glyphs signs;
    private final List<ProblemSummary> problems;
    private final Page page = new Page();

    TextPage(RunResult report, Glyphs signs) {
        this.report = report;
        this.signs = signs;
        this.problems = ProblemSummary.of(report);
    }

    String render() {
        header();
        whatToDo();
        thresholds();
        findings();
        report.capacity().filter(found -> !found.steps().isEmpty()).ifPresent(this::capacity);
        streams();
        report.comparisons().forEach(this::comparison);
        ServerPart server = new ServerPart(report, signs, page);
        server.checks();
        notes();
        new FigurePart(report, page).write();
        server.figures();
        return page.toString();
    }

    private void header() {
        EndpointFigures total = report.figures().total();
        page.line(RULER);
        page.line("streamcheck report: " + signs.headline(report.outcome()) + " in " + Durations.format(report.took())
                + report.partial().map(reason -> " (partial: " + reason + ")").orElse(""));
        page.line(RULER);
        page.line("streams      " + total.describe());
        page.line("server       " + report.plan().target().baseUri());
        page.line("model        " + report.model().orElse("none known"));
        page.line("load         " + report.plan().load().describe());
        report.plan().load().mix().ifPresent(mix -> page.line("mix          " + mix.describe()));
        page.line("execution    " + report.run().executionId() + ", run "
                + report.run().id());
        page.line("started      " + report.startedAt());
        page.line("environment  streamcheck " + report.environment().streamcheck() + ", "
                + report.environment().maven() + ", Java "
                + report.environment().java() + ", " + report.environment().os());
    }

    private void whatToDo() {
        List<ProblemSummary> advised =
                problems.stream().filter(problem -> problem.fix().isPresent()).toList();
        if (advised.isEmpty() && report.verdict().isPass()) {
            return;
        }
        page.title("WHAT TO DO");
        advised.forEach(problem -> page.line(
                sign(problem) + " " + problem.id() + ": " + problem.fix().orElseThrow()));
        if (!report.verdict().isPass()) {
            report.run().again().ifPresent(command -> page.whole("again: " + command));
            report.curl().ifPresent(command -> page.whole("curl: " + command));
        }
    }

    private void thresholds() {
        List<ThresholdRow> rows = ThresholdRow.of(report);
        if (!rows.isEmpty()) {
            page.title("THRESHOLDS");
            page.lines(ThresholdRow.lines(rows, signs, Lines.WIDTH));
        }
    }

    private void capacity(Capacity capacity) {
        page.title("HIGHEST LOAD");
        page.line(capacity.sentence(report.plan().thresholds()));
        page.lines(CapacityTable.lines(capacity, report.plan().thresholds(), Lines.WIDTH));
    }

    private void findings() {
        page.title("FINDINGS");
        if (problems.isEmpty()) {
            page.line(report.figures().total().streams() == 0 ? "no stream was judged" : signs.tick() + " none");
        }
        for (ProblemSummary problem : problems) {
            page.line(sign(problem) + " " + problem.text());
            problem.why().ifPresent(why -> page.line("    " + why.replace('\n', ' ')));
            boolean several = problem.findings().stream()
                            .map(FindingGroup::message)
                            .distinct()
                            .count()
                    > 1;
            for (FindingGroup group : problem.findings()) {
                if (several) {
                    page.line("    " + group.describe());
                }
                String endpoint = problem.findings().size() > 1 ? " (" + group.endpoint() + ")" : "";
                group.examples()
                        .forEach(example ->
                                page.whole("    " + example.source() + endpoint + example.place() + evidence(example)));
            }
        }
    }

    private String sign(ProblemSummary problem) {
        return problem.isError() ? signs.cross() : signs.warning();
    }

    private static String evidence(FindingGroup.Example example) {
        String excerpt = example.evidence().excerpt();
        return excerpt.isEmpty() ? "" : ": " + excerpt;
    }

    /** A single stage is left out, since the endpoints show it. */
    private void streams() {
        if (report.figures().total().streams() == 0) {
            return;
        }
        StreamTable table = new StreamTable(report);
        page.title("STREAMS");
        table(table, table.endpoints());
        int replaced = report.figures().connections().replaced();
        if (replaced > 0) {
            page.line("kept-alive connections that had died and were replaced: " + replaced);
        }
        List<List<String>> stages = table.stages();
        if (!stages.isEmpty()) {
            page.title("STAGES");
            table(table, stages);
        }
        List<List<String>> turns = TurnTable.rows(
                report.figures().turns(),
                report.sparseMarks(RunFinding.ALL, report.figures().total()));
        if (!turns.isEmpty()) {
            page.title("CONVERSATIONS BY TURN");
            table(table, turns);
        }
    }

    private void table(StreamTable table, List<List<String>> rows) {
        List<String> lines = StreamTable.lines(rows, Lines.WIDTH);
        page.lines(lines);
        FigureTable.legend(lines, report.plan().lagLimit()).forEach(page::line);
        table.legend(rows).ifPresent(page::line);
    }

    private void comparison(BaselineComparison comparison) {
        if (comparison.changes().isEmpty()) {
            // The findings have the reason.
            return;
        }
        page.title(comparison.against() == ComparisonKind.BASELINE ? "BASELINE" : "SIDE BY SIDE");
        page.lines(BaselineTable.lines(comparison, Lines.WIDTH));
        if (comparison.against() == ComparisonKind.BASELINE) {
            page.line("compared with " + comparison.runs() + (comparison.runs() == 1 ? " run" : " runs"));
        }
        if (comparison.against() == ComparisonKind.OTHER_SERVER) {
            report.other().ifPresent(this::otherSide);
        }
    }

    private void otherSide(ReferenceResult other) {
        EndpointFigures total = other.figures().total();
        page.line("compared with " + other.baseUri()
                + other.model().map(model -> ", model " + model).orElse("") + ": " + total.describe());
        List<String> rows = FigureTable.compact(
                total, FigureMarks.heldBack(HeldBack.in(other.figures()).metrics(RunFinding.ALL)));
        page.lines(rows);
        FigureTable.legend(rows, report.plan().lagLimit()).forEach(page::line);
    }

    private void notes() {
        if (!report.notes().isEmpty()) {
            page.title("NOTES");
            report.notes().forEach(note -> page.line(signs.note() + " " + note));
        }
    }
}
