package io.github.streamcheck.report.html;

import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.report.Glyphs;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.text.Quantities;
import io.github.streamcheck.text.Unit;

/** What is wrong on the wire, with evidence and what it means. */
final class FindingSection implements Section {

    @Override
    public void write(Html html, RunResult report) {
        html.within("section", section -> {
            section.element("h2", "Findings");
            if (report.figures().findings().isEmpty()) {
                section.element(
                        "p", report.figures().total().streams() == 0 ? "No stream was judged." : "There are none.");
                return;
            }
            for (FindingGroup group : report.figures().findings()) {
                finding(section, group);
                Rule.byId(group.rule()).ifPresent(rule -> explanation(section, rule));
            }
        });
    }

    private static void finding(Html html, FindingGroup group) {
        boolean error = group.severity() == Severity.ERROR;
        html.within(
                "h3",
                title -> title.text((error ? Glyphs.UNICODE.cross() : Glyphs.UNICODE.warning()) + " ")
                        .element("code", group.rule())
                        .text(" (" + group.severity().word() + ", " + group.endpoint() + ", " + group.streams()
                                + (group.streams() == 1 ? " stream)" : " streams)")),
                "class",
                error ? "error" : "warning");
        html.within("p", line -> line.element("bdi", group.message()));
        html.within(
                "ul",
                list -> group.examples()
                        .forEach(example -> list.within("li", item -> {
                            item.text(where(example));
                            if (!example.evidence().excerpt().isEmpty()) {
                                item.text(": ")
                                        .element("code", example.evidence().excerpt(), "dir", "ltr");
                            }
                        })));
    }

    private static String where(FindingGroup.Example example) {
        Evidence evidence = example.evidence();
        StringBuilder where = new StringBuilder(
                example.stream() == FindingGroup.Example.NO_STREAM ? "seen" : "stream #" + example.stream());
        evidence.event().ifPresent(event -> where.append(", event ").append(event));
        evidence.offset().ifPresent(offset -> where.append(", byte ").append(offset));
        example.atMillis().ifPresent(at -> where.append(", at ").append(Quantities.format(at, Unit.MILLISECONDS)));
        return where.toString();
    }

    private static void explanation(Html html, Rule rule) {
        html.within("p", line -> line.element("strong", "Fix:").text(" " + rule.fix()));
        html.within(
                "details",
                details -> details.element("summary", "What it means")
                        .element("p", rule.summary() + ".")
                        .element("p", rule.explanation()));
    }
}
