package io.github.streamcheck.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.streamcheck.baseline.BaselineComparison;
import io.github.streamcheck.baseline.MetricChange;
import io.github.streamcheck.baseline.RecordedRunJson;
import io.github.streamcheck.plan.BaselineConfig;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.result.RunResult;

/** What a baseline keeps of the run, and the comparison with earlier ones or another server, in {@code report.json}. */
final class BaselineJson {

    private BaselineJson() {}

    static void write(ObjectNode root, RunResult report) {
        RecordedRunJson.write(root.putObject("recorded"), report.recorded());
        report.comparisons()
                .forEach(each -> comparison(root.putObject(each.against().word()), each));
    }

    private static void comparison(ObjectNode node, BaselineComparison comparison) {
        node.put("runs", comparison.runs());
        comparison.incomparable().ifPresent(why -> node.put("incomparable", why));
        ArrayNode changes = node.putArray("metrics");
        comparison.changes().forEach(change -> change(changes.addObject(), change, comparison.fails(change)));
        ArrayNode drifts = node.putArray("drifts");
        comparison.drifts().forEach(drift -> {
            ObjectNode each = drifts.addObject();
            each.put("metric", drift.metric().parameter());
            each.put("message", drift.message());
        });
    }

    private static void change(ObjectNode node, MetricChange change, boolean fails) {
        node.put("metric", change.metric().parameter());
        node.put("unit", change.metric().unit().symbol());
        change.was().ifPresent(was -> node.put("was", was));
        change.is().ifPresent(is -> node.put("is", is));
        change.ratio().ifPresent(ratio -> {
            node.put("ratio", ratio.estimate());
            node.put("ratioLower", ratio.lower());
            node.put("ratioUpper", ratio.upper());
        });
        node.put("verdict", change.change().word());
        change.moreRuns().ifPresent(runs -> node.put("moreRuns", runs));
        node.put("note", change.note());
        node.put("fails", fails);
    }

    /** What was asked for. */
    static void plan(ObjectNode node, BaselineConfig choice) {
        node.put("baselineFile", choice.file().toString());
        node.put("baselineTolerance", choice.tolerance());
        choice.failing().stream().map(Metric::parameter).forEach(node.putArray("baselineMetrics")::add);
        node.put("runner", choice.runner());
    }
}
