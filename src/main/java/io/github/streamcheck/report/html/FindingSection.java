package io.github.streamcheck.report.html;

import io.github.streamcheck.observe.Exemplar;
import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.report.Glyphs;
import io.github.streamcheck.report.ProblemSummary;
import io.github.streamcheck.result.RunResult;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is wrong on the wire by rule, errors first: where, what to do, the evidence, and what it means. */
final class FindingSection implements Section {

    @Override
    public void write(Html html, RunResult report) {
        html.within(
                "section",
                section -> {
                    section.element("h2", "Findings");
                    if (report.figures().findings().isEmpty()) {
                        section.element(
                                "p",
                                report.figures().total().streams() == 0 ? "No stream was judged." : "There are none.");
                    }
                    Set<Integer> shown = report.figures().exemplars().stream()
                            .map(Exemplar::number)
                            .collect(Collectors.toSet());
                    byRule(report.figures().findings())
                            .forEach((rule, groups) -> section.within(
                                    "article",
                                    article -> rule(article, rule, groups, shown),
                                    "id",
                                    Anchors.rule(rule),
                                    "class",
                                    "finding"));
                },
                "id",
                Anchors.FINDINGS);
    }

    private static Map<String, List<FindingGroup>> byRule(List<FindingGroup> groups) {
        return groups.stream()
                .sorted(Comparator.comparing(FindingGroup::severity))
                .collect(Collectors.groupingBy(FindingGroup::rule, LinkedHashMap::new, Collectors.toList()));
    }

    private static void rule(Html html, String id, List<FindingGroup> groups, Set<Integer> shown) {
        Severity severity = groups.get(0).severity();
        boolean error = severity == Severity.ERROR;
        html.within(
                "h3",
                title -> title.text((error ? Glyphs.UNICODE.cross() : Glyphs.UNICODE.warning()) + " " + id + " ")
                        .element("span", severity.word(), "class", "badge"),
                "class",
                error ? "bad" : "caution");
        Map<String, List<FindingGroup>> byMessage = groups.stream()
                .collect(Collectors.groupingBy(FindingGroup::message, LinkedHashMap::new, Collectors.toList()));
        byMessage.forEach((message, same) ->
                html.within("p", line -> line.element("bdi", message).text(" (" + ProblemSummary.where(same) + ")")));
        Rule.byId(id)
                .ifPresent(rule -> html.within(
                        "p", line -> line.element("strong", "Fix:").text(" " + rule.fix()), "class", "fix"));
        html.within(
                "ul",
                list -> groups.forEach(group ->
                        group.examples().forEach(example -> list.within("li", item -> example(item, example, shown)))),
                "class",
                "evidence");
        Rule.byId(id)
                .ifPresent(rule -> html.within(
                        "details",
                        details -> details.element("summary", "What it means")
                                .element("p", rule.summary() + ".")
                                .element("p", rule.explanation())));
    }

    private static void example(Html item, FindingGroup.Example example, Set<Integer> shown) {
        if (shown.contains(example.stream())) {
            Anchors.link(item, Anchors.stream(example.stream()), example.source());
        } else {
            item.text(example.source());
        }
        item.text(example.place());
        if (!example.evidence().excerpt().isEmpty()) {
            item.text(": ").element("code", example.evidence().excerpt(), "dir", "ltr");
        }
    }
}
