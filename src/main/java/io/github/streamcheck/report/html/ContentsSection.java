package io.github.streamcheck.report.html;

import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.result.RunResult;
import java.util.LinkedHashMap;
import java.util.Map;

/** Links to the parts of the page that come after the first screen. */
final class ContentsSection implements Section {

    @Override
    public void write(Html html, RunResult report) {
        html.within(
                "nav",
                nav -> parts(report).forEach((anchor, title) -> {
                    Anchors.link(nav, anchor, title);
                    nav.text(" ");
                }),
                "aria-label",
                "Contents");
    }

    private static Map<String, String> parts(RunResult report) {
        Map<String, String> parts = new LinkedHashMap<>();
        if (report.capacity().isPresent()) {
            parts.put(Anchors.CAPACITY, "Highest load");
        }
        parts.put(Anchors.FINDINGS, "Findings (" + rules(report) + ")");
        if (!report.comparisons().isEmpty()) {
            parts.put(Anchors.COMPARISON, "Comparison");
        }
        if (!report.figures().samples().streams().isEmpty()) {
            parts.put(Anchors.CHARTS, "Charts");
        }
        if (TurnSection.isShown(report)) {
            parts.put(Anchors.TURNS, "Conversations by turn");
        }
        if (!report.figures().exemplars().isEmpty()) {
            parts.put(Anchors.STREAMS, "Streams, event by event");
        }
        parts.put(Anchors.FIGURES, "Figures");
        if (!report.server().isEmpty()) {
            parts.put(Anchors.SERVER, "Server metrics");
        }
        if (ClientSection.isShown(report)) {
            parts.put(Anchors.CLIENT, "This client");
        }
        parts.put(Anchors.PLAN, "Plan and environment");
        return parts;
    }

    private static long rules(RunResult report) {
        return report.figures().findings().stream()
                .map(FindingGroup::rule)
                .distinct()
                .count();
    }
}
