package io.github.streamcheck.report.html;

import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.plan.Load;
import io.github.streamcheck.report.Glyphs;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.text.Durations;
import io.github.streamcheck.verdict.ThresholdResult;
import java.util.List;

/** The verdict in a sentence, what was run, and the way to the rest of the page. */
final class HeaderSection implements Section {

    @Override
    public void write(Html html, RunResult report) {
        html.within(
                "header",
                header -> {
                    header.element("h1", Glyphs.UNICODE.headline(report.outcome()));
                    header.element(
                            "p", streams(report) + thresholds(report.verdict().thresholds()), "class", "lead");
                    header.element("p", about(report), "class", "quiet");
                },
                "class",
                report.outcome().word());
    }

    private static String streams(RunResult report) {
        EndpointFigures total = report.figures().total();
        return total.describe()
                + report.partial().map(reason -> " (partial: " + reason + ")").orElse("");
    }

    private static String thresholds(List<ThresholdResult> thresholds) {
        long met = thresholds.stream().filter(ThresholdResult::isMet).count();
        return thresholds.isEmpty() ? "" : "; " + met + " of " + thresholds.size() + " thresholds met";
    }

    private static String about(RunResult report) {
        Load load = report.plan().load();
        return report.plan().target().baseUri() + ", "
                + report.model().map(model -> "model " + model).orElse("no model known") + ", "
                + (load.stages().size() == 1 ? load.describe() : load.stages().size() + " stages") + ", took "
                + Durations.format(report.took());
    }
}
