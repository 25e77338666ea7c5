package io.github.streamcheck.report.html;

import io.github.streamcheck.result.RunResult;
import java.util.List;

/** The charts of all streams. */
final class ChartSection implements Section {

    private static final Section CHARTS =
            new Box("charts", List.of(new StartChart(), new ThroughputChart(), new GapChart(), new LoadChart()));

    @Override
    public void write(Html html, RunResult report) {
        if (!report.figures().samples().streams().isEmpty()) {
            html.within(
                    "section", section -> CHARTS.write(section.element("h2", "Charts"), report), "id", Anchors.CHARTS);
        }
    }
}
