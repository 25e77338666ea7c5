package io.github.streamcheck.report.html;

import io.github.streamcheck.report.Glyphs;
import io.github.streamcheck.result.RunResult;
import java.util.List;

/** Why the run fails: each reason with what to do about it, and how to reproduce it. */
final class ProblemSection implements Section {

    /** As many as a first screen has room for. */
    private static final int FIRST = 6;

    @Override
    public void write(Html html, RunResult report) {
        List<Problem> problems = Problem.of(report.verdict().violations());
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

    private static void list(Html html, List<Problem> problems) {
        html.within(
                "ul", list -> problems.forEach(problem -> list.within("li", item -> item(item, problem))), "class", "problems");
    }

    private static void item(Html item, Problem problem) {
        item.within("p", line -> {
            line.element("span", Glyphs.UNICODE.cross() + " ", "class", "bad");
            line.within("strong", name -> Anchors.link(name, problem.anchor(), problem.id()));
            line.text(": ").element("bdi", problem.words());
        });
        problem.fix()
                .ifPresent(
                        fix -> item.within("p", line -> line.element("strong", "Fix:").text(" " + fix), "class", "fix"));
    }

    private static void reproduce(Html html, RunResult report) {
        report.run()
                .again()
                .ifPresent(command ->
                        html.within("p", line -> line.text("Run it again: ").element("code", command)));
        report.curl()
                .ifPresent(command -> html.within("details", details -> {
                    details.element("summary", "Reproduce the first failed stream with curl");
                    details.within("p", line -> line.element("code", command));
                }));
    }
}
