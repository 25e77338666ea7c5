package io.github.streamcheck.report.html;

import io.github.streamcheck.report.Glyphs;
import io.github.streamcheck.report.ProblemSummary;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.text.Durations;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Beside the first chart: the warnings, and what was run. */
final class AboutSection implements Section {

    /** More would push the facts off the first screen. */
    private static final int FIRST = 4;

    @Override
    public void write(Html html, RunResult report) {
        html.within(
                "div",
                column -> {
                    warnings(column, ProblemSummary.warnings(report));
                    column.within("section", section -> {
                        section.element("h2", "This run");
                        section.within("dl", facts -> facts(facts, report), "class", "facts");
                    });
                },
                "class",
                "about");
    }

    private static void warnings(Html html, List<ProblemSummary> warnings) {
        if (warnings.isEmpty()) {
            return;
        }
        html.within("section", section -> {
            section.element("h2", "Warnings");
            list(section, warnings.subList(0, Math.min(FIRST, warnings.size())));
            if (warnings.size() > FIRST) {
                section.within("details", details -> {
                    details.element("summary", warnings.size() - FIRST + " more");
                    list(details, warnings.subList(FIRST, warnings.size()));
                });
            }
        });
    }

    private static void list(Html html, List<ProblemSummary> warnings) {
        html.within(
                "ul",
                list -> warnings.forEach(warning -> list.within("li", item -> {
                    item.element("span", Glyphs.UNICODE.warning() + " ", "class", "caution");
                    item.within("strong", name -> Anchors.link(name, Anchors.of(warning), warning.id()));
                    item.text(": ").element("bdi", warning.message());
                })),
                "class",
                "warnings");
    }

    private static void facts(Html facts, RunResult report) {
        fact(facts, "Server", report.plan().target().baseUri().toString());
        fact(facts, "Model", report.model().orElse("none known"));
        fact(facts, "Endpoints", String.join(", ", report.figures().endpoints().keySet()));
        fact(facts, "Load", report.plan().load().describe());
        fact(
                facts,
                "Started",
                report.startedAt().truncatedTo(ChronoUnit.SECONDS) + ", took " + Durations.format(report.took()));
        fact(facts, "streamcheck", report.environment().streamcheck());
    }

    private static void fact(Html facts, String name, String value) {
        if (!value.isEmpty()) {
            facts.within("div", pair -> pair.element("dt", name).within("dd", text -> text.element("bdi", value)));
        }
    }
}
