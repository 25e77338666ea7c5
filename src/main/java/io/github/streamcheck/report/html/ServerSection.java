package io.github.streamcheck.report.html;

import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.report.Glyphs;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.server.MetricsComparison;
import io.github.streamcheck.server.ServerCheck;
import io.github.streamcheck.server.ServerFact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the server reports about itself compared with what this client saw, in words. */
final class ServerSection implements Section {

    @Override
    public void write(Html html, RunResult report) {
        if (report.server().isEmpty()) {
            return;
        }
        html.within(
                "section",
                section -> {
                    section.element("h2", "Server metrics");
                    section.within(
                            "ul", list -> report.server().forEach(check -> check(list, check)), "class", "checks");
                },
                "id",
                Anchors.SERVER);
    }

    private static void check(Html list, ServerCheck check) {
        if (check.comparisons().isEmpty()) {
            list.within("li", item -> {
                item.text(Glyphs.UNICODE.of(check.status()) + " ").element("strong", check.id());
                item.text(": ").element("bdi", check.message());
            });
        }
        byPage(check.comparisons())
                .forEach((compared, pages) -> list.within("li", item -> {
                    if (compared.isAgreed()) {
                        consistent(item, check, compared, pages);
                    } else {
                        contradiction(item, check, compared, pages);
                    }
                }));
    }

    /** What several pages say alike is written once, with their paths. */
    private static Map<MetricsComparison, String> byPage(List<MetricsComparison> comparisons) {
        return comparisons.stream()
                .collect(Collectors.groupingBy(
                        each -> new MetricsComparison(
                                "", each.what(), each.serverSays(), each.weSaw(), each.contradiction()),
                        LinkedHashMap::new,
                        Collectors.mapping(MetricsComparison::page, Collectors.joining(", "))));
    }

    private static void consistent(Html item, ServerCheck check, MetricsComparison compared, String pages) {
        item.text(Glyphs.UNICODE.tick() + " ").element("strong", compared.what());
        item.element("span", " (" + pages + ")", "class", "quiet");
        item.text(": the server reports ").element("bdi", compared.serverSays());
        item.text(", this client saw ").element("bdi", compared.weSaw());
        item.text(". Consistent: " + agreement(check.id()) + ".");
    }

    private static void contradiction(Html item, ServerCheck check, MetricsComparison compared, String pages) {
        item.text(Glyphs.UNICODE.of(check.status()) + " ").element("strong", check.id());
        item.element("span", " (" + pages + ")", "class", "quiet");
        item.text(": ").element("bdi", compared.contradiction().orElse(""));
        Rule.byId(check.id())
                .ifPresent(rule -> item.text(". ").element("strong", "Fix:").text(" " + rule.fix()));
    }

    private static String agreement(String rule) {
        return Rule.byId(rule)
                .filter(ServerFact.class::isInstance)
                .map(fact -> ((ServerFact) fact).agreement())
                .orElse("the two agree");
    }
}
