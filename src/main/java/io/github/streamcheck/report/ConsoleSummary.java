package io.github.streamcheck.report;

import io.github.streamcheck.capacity.Capacity;
import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.observe.RunFinding;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.text.Durations;
import io.github.streamcheck.text.Printable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of the build log about a run: the verdict, what to do, the thresholds, the figures, and where the reports are. */
public final class ConsoleSummary {

    private static final String DETAIL = "    ";

    /** How much of an explanation a log has, in lines; the reports have all of it. */
    private static final int MOST_LINES = 2;

    private final RunResult report;
    private final ConsoleSettings console;
    private final Glyphs signs;

    public ConsoleSummary(RunResult report, ConsoleSettings console) {
        this.report = report;
        this.console = console;
        this.signs = Glyphs.in(console.charset());
    }

    /**
     * All lines, none of which ends in a line feed.
     *
     * @param page the report to look at first, if it was written
     */
    public List<String> lines(Optional<Path> page) {
        List<String> lines = new ArrayList<>(List.of(""));
        lines.addAll(headline());
        ProblemSummary.of(report).forEach(problem -> lines.addAll(problem(problem)));
        lines.addAll(figures());
        lines.add("");
        page.ifPresent(file -> lines.add("report: "
                + console.link(Printable.escape(file.toString()), file.toUri().toString())));
        if (!report.verdict().isPass()) {
            report.run().again().ifPresent(command -> lines.add("again: " + Printable.escape(command)));
            report.curl().ifPresent(command -> lines.add("curl: " + Printable.escape(command)));
        }
        lines.add("");
        return lines;
    }

    private List<String> headline() {
        EndpointFigures total = report.figures().total();
        String verdict = signs.headline(report.outcome());
        String text = verdict + " in " + Durations.format(report.took()) + ": " + total.describe()
                + report.partial().map(reason -> " (partial: " + reason + ")").orElse("");
        return emphasised(
                Lines.wrap(text, 2, console.width()), verdict, console.style().of(report.outcome()));
    }

    private List<String> problem(ProblemSummary problem) {
        String sign = problem.isError() ? signs.cross() : signs.warning();
        List<String> lines = new ArrayList<>();
        Lines.wrap("  " + sign + " " + problem.text(), DETAIL.length(), console.width())
                .forEach(line -> lines.add(marked(line)));
        problem.fix().ifPresent(fix -> lines.addAll(detail("fix: ", fix)));
        if (problem.isError()) {
            problem.why().ifPresent(why -> lines.addAll(detail("why: ", why)));
            problem.evidence().ifPresent(seen -> lines.add(cut(DETAIL + "seen: " + seen)));
        }
        return lines;
    }

    private List<String> detail(String label, String text) {
        int indent = DETAIL.length() + label.length();
        String brief = Lines.brief(text, MOST_LINES * (console.width() - indent));
        return Lines.wrap(DETAIL + label + brief, indent, console.width());
    }

    private String cut(String line) {
        String shown = Printable.escape(line);
        return shown.length() <= console.width() ? shown : shown.substring(0, console.width() - 3) + "...";
    }

    /** The thresholds, endpoints, stages, turns and comparisons, each after an empty line; empty if nothing was measured. */
    private List<String> figures() {
        List<String> lines = new ArrayList<>();
        if (report.figures().total().measured() == 0) {
            return lines;
        }
        block(lines, ThresholdRow.lines(ThresholdRow.of(report), signs, console.width() - 2));
        report.capacity().ifPresent(capacity -> capacity(lines, capacity));
        StreamTable table = new StreamTable(report);
        List<List<String>> rows = table.endpoints();
        block(lines, StreamTable.lines(rows, console.width() - 2));
        List<List<String>> stages = table.stages();
        block(lines, StreamTable.lines(stages, console.width() - 2));
        rows.addAll(stages);
        List<List<String>> turns = TurnTable.rows(
                report.figures().turns(),
                report.sparseMarks(RunFinding.ALL, report.figures().total()));
        block(lines, StreamTable.lines(turns, console.width() - 2));
        rows.addAll(turns);
        List<String> legend =
                new ArrayList<>(FigureTable.legend(lines, report.plan().lagLimit()));
        table.legend(rows).ifPresent(legend::add);
        legend.forEach(line -> lines.addAll(Lines.wrap("  " + line, DETAIL.length(), console.width())));
        report.comparisons().forEach(comparison -> block(lines, BaselineTable.lines(comparison, console.width() - 2)));
        return lines;
    }

    private void capacity(List<String> lines, Capacity capacity) {
        if (!capacity.steps().isEmpty()) {
            lines.add("");
            String sentence = "highest load: " + capacity.sentence(report.plan().thresholds());
            lines.addAll(Lines.wrap("  " + sentence, DETAIL.length(), console.width()));
            block(lines, CapacityTable.lines(capacity, report.plan().thresholds(), console.width() - 2));
        }
    }

    private void block(List<String> lines, List<String> block) {
        if (!block.isEmpty()) {
            lines.add("");
            block.forEach(line -> lines.add(marked("  " + Printable.escape(line))));
        }
    }

    /** With emphasis on the sign with which the line begins, if it begins with one. */
    private String marked(String line) {
        Style style = console.style();
        String text = line.stripLeading();
        String blanks = line.substring(0, line.length() - text.length());
        for (Map.Entry<String, UnaryOperator<String>> each : Map.of(
                        signs.tick(), style.good(), signs.cross(), style.bad(), signs.warning(), style.caution())
                .entrySet()) {
            if (text.startsWith(each.getKey() + " ")) {
                return blanks
                        + each.getValue().apply(each.getKey())
                        + text.substring(each.getKey().length());
            }
        }
        return line;
    }

    /** Emphasis is added last, since it takes no column. */
    private static List<String> emphasised(List<String> lines, String word, UnaryOperator<String> emphasis) {
        List<String> all = new ArrayList<>(lines);
        all.set(0, all.get(0).replaceFirst(Pattern.quote(word), Matcher.quoteReplacement(emphasis.apply(word))));
        return all;
    }
}
