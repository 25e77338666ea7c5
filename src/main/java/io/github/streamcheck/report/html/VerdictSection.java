package io.github.streamcheck.report.html;

import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.report.Glyphs;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.text.Durations;
import io.github.streamcheck.verdict.ThresholdResult;
import io.github.streamcheck.verdict.Violation;
import io.github.streamcheck.verdict.Warning;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What came out, and why. */
final class VerdictSection implements Section {

    private static final Glyphs SIGNS = Glyphs.UNICODE;

    @Override
    public void write(Html html, RunResult report) {
        EndpointFigures total = report.figures().total();
        html.within(
                "header",
                header -> {
                    header.element("h1", SIGNS.headline(report.outcome()));
                    header.element(
                            "p",
                            total.succeeded() + " of " + total.streams() + " streams succeeded, " + total.measured()
                                    + " measured"
                                    + report.partial()
                                            .map(reason -> " (partial: " + reason + ")")
                                            .orElse(""));
                    header.element("p", about(report), "class", "quiet");
                },
                "class",
                report.outcome().word());
        violations(html, report.verdict().violations());
        thresholds(html, report.verdict().thresholds());
        warnings(html, report.verdict().warnings());
        report.run()
                .again()
                .ifPresent(command ->
                        html.within("p", line -> line.text("Run it again: ").element("code", command)));
        report.curl()
                .ifPresent(command -> html.within(
                        "p", line -> line.text("The first stream that failed: ").element("code", command)));
    }

    private static String about(RunResult report) {
        List<Stage> stages = report.plan().load().stages();
        return report.plan().target().baseUri() + ", model "
                + report.model().orElse("none found") + ", "
                + (stages.size() == 1 ? stages.get(0).describe() : stages.size() + " stages") + ", started "
                + report.startedAt().truncatedTo(ChronoUnit.SECONDS) + ", took " + Durations.format(report.took());
    }

    private static void violations(Html html, List<Violation> violations) {
        if (violations.isEmpty()) {
            return;
        }
        html.within("section", section -> {
            section.element("h2", "Why it fails");
            section.within(
                    "ul",
                    list -> violations.forEach(violation -> list.within("li", item -> {
                        item.element("strong", violation.id());
                        item.text(": ").element("bdi", violation.message());
                    })),
                    "class",
                    "violations");
        });
    }

    private static void thresholds(Html html, List<ThresholdResult> results) {
        if (results.isEmpty()) {
            return;
        }
        html.within("section", section -> {
            section.element("h2", "Thresholds");
            Tables.table(
                    section,
                    List.of("", "measured", "required", "n", "met"),
                    rows -> results.forEach(result -> Tables.row(
                            rows,
                            result.threshold().path(),
                            List.of(
                                    result.measuredText(),
                                    result.threshold().metric().direction().phrase() + " "
                                            + result.threshold().formatLimit(),
                                    String.valueOf(result.samples()),
                                    met(result)))));
        });
    }

    private static String met(ThresholdResult result) {
        return result.isMet()
                ? SIGNS.tick() + " yes"
                : result.isViolation() ? SIGNS.cross() + " no" : SIGNS.warning() + " no, a warning";
    }

    private static void warnings(Html html, List<Warning> warnings) {
        if (warnings.isEmpty()) {
            return;
        }
        html.within("section", section -> {
            section.element("h2", "Warnings");
            section.within(
                    "ul",
                    list -> warnings.forEach(warning -> list.within("li", item -> {
                        item.element("strong", warning.id());
                        item.text(": ").element("bdi", warning.message());
                    })),
                    "class",
                    "warnings");
        });
    }
}
