package io.github.streamcheck.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.plan.Shard;
import io.github.streamcheck.plan.Threshold;
import io.github.streamcheck.result.RunResult;

/**
 * The member {@code shard} of a shard's {@code report.json}: what the other members leave out and {@code merge} needs. Its size
 * does not grow with the number of streams. Read back by {@link ShardReader}.
 */
final class ShardJson {

    /** Of this form; a reader takes no other. */
    static final int FORMAT_VERSION = 1;

    private ShardJson() {}

    static ObjectNode shard(Shard shard, RunResult report) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("formatVersion", FORMAT_VERSION);
        node.put("index", shard.index());
        node.put("total", shard.total());
        node.put("planDigest", PlanDigest.of(report.plan()));
        node.put("measuredAt", report.client().began().toString());
        thresholds(node, report);
        ObjectNode endpoints = node.putObject("endpoints");
        report.figures().endpoints().forEach((name, figures) -> figures(endpoints.putObject(name), figures));
        ArrayNode stages = node.putArray("stages");
        report.figures().stages().forEach(stage -> figures(stages.addObject(), stage.figures()));
        ArrayNode turns = node.putArray("turns");
        report.figures().turns().forEach(turn -> TurnJson.writeAddends(turns.addObject(), turn));
        DistributionJson.write(node.putObject("lag"), report.client().lag());
        ArrayNode minor = node.putArray("minorFindings");
        report.figures().minor().forEach(group -> JsonReport.finding(minor.addObject(), group));
        return node;
    }

    private static void thresholds(ObjectNode node, RunResult report) {
        ArrayNode thresholds = node.putArray("thresholds");
        for (Threshold threshold : report.plan().thresholds().list()) {
            ObjectNode each = thresholds.addObject();
            each.put("metric", threshold.metric().parameter());
            threshold.statistic().ifPresent(statistic -> each.put("statistic", statistic.toString()));
            each.put("limit", threshold.limit());
            each.put("level", threshold.level().parameter());
            each.put("explicit", report.plan().thresholds().isExplicit(threshold.metric()));
        }
    }

    private static void figures(ObjectNode node, EndpointFigures figures) {
        node.put("streams", figures.streams());
        node.put("succeeded", figures.succeeded());
        node.put("measured", figures.measured());
        node.put("answered", figures.answered());
        node.put("good", figures.good());
        node.put("abandoned", figures.abandoned());
        node.put("slowReaders", figures.slow());
        node.put("slowReadersHeldBack", figures.heldBack());
        node.put("tokens", figures.tokens());
        node.put("tokensFromUsage", figures.countedByServer());
        node.put("wallClockNs", figures.wallClock().toNanos());
        ObjectNode metrics = node.putObject("metrics");
        figures.distributions().forEach((metric, values) -> {
            ObjectNode each = metrics.putObject(metric.parameter());
            DistributionJson.write(each, values);
            figures.worst(metric).ifPresent(worst -> {
                each.put("worstStream", worst.stream());
                each.put("worst", worst.value());
            });
        });
    }
}
