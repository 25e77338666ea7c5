package io.github.streamcheck.report.html;

import io.github.streamcheck.report.Glyphs;
import io.github.streamcheck.report.ProblemSummary;
import io.github.streamcheck.result.RunResult;
import java.util.List;
import java.util.Optional;

/** Why the run fails: each reason with what to do about it, and how to reproduce it. */
final class ProblemSection implements Section {

    /** As many as a first screen has room for. */
    private static final int FIRST = 6;

    @Override
    public void write(Html html, RunResult report) {
        List<ProblemSummary> problems = ProblemSummary.failures(report);
        if (problems.isEmpty()) {
            return;
        }
        html.within(
                "section",
                section -> {
                    section.element("h2", "What fails");
                    list(section, problems.subList(0, Math.min(FIRST, problems.size())));
                    if (problems.size() > FIRST) {
                        section.within("details", details -> {
                            details.element("summary", problems.size() - FIRST + " more");
                            list(details, problems.subList(FIRST, problems.size()));
                        });
                    }
                    reproduce(section, report);
                },
                "id",
                Anchors.PROBLEMS);
    }

    /** A fix that is that of the problem before, too, is written once. */
    private static void list(Html html, List<ProblemSummary> problems) {
        html.within(
                "ul",
                list -> {
                    Optional<String> before = Optional.empty();
                    for (ProblemSummary problem : problems) {
                        Optional<String> fix = problem.fix();
                        Optional<String> shown = fix.equals(before) ? Optional.empty() : fix;
                        list.within("li", item -> item(item, problem, shown));
                        before = fix;
                    }
                },
                "class",
                "problems");
    }

    private static void item(Html item, ProblemSummary problem, Optional<String> fix) {
        item.within("p", line -> {
            line.element("span", Glyphs.UNICODE.cross() + " ", "class", "bad");
            line.within("strong", name -> Anchors.link(name, Anchors.of(problem), problem.id()));
            line.text(": ").element("bdi", problem.message());
        });
        fix.ifPresent(
                words -> item.within("p", line -> line.element("strong", "Fix:").text(" " + words), "class", "fix"));
    }

    private static void reproduce(Html html, RunResult report) {
        report.run()
                .again()
                .ifPresent(command -> html.within("p", line -> Commands.command(line.text("Run it again: "), command)));
        report.curl()
                .ifPresent(command -> html.within("details", details -> {
                    details.element("summary", "Reproduce the first failed stream with curl");
                    details.within("p", line -> Commands.command(line, command));
                }));
    }
}
