package io.github.streamcheck.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.streamcheck.observe.TurnFigures;
import io.github.streamcheck.plan.Metric;

/** The figures of one turn in {@code report.json}, and as they can be added to those of other shards. Stateless. */
final class TurnJson {

    private TurnJson() {}

    static void write(ObjectNode node, TurnFigures turn) {
        node.put("turn", turn.turn());
        node.put("andLater", turn.turn() == TurnFigures.LAST);
        counts(node, turn);
        turn.cachedShare().ifPresent(share -> node.put("cachedShare", share));
        if (turn.ttft().count() > 0) {
            JsonReport.distribution(node.putObject("ttft"), Metric.TTFT, turn.ttft());
        }
    }

    static void writeAddends(ObjectNode node, TurnFigures turn) {
        node.put("turn", turn.turn());
        counts(node, turn);
        DistributionJson.write(node.putObject("ttft"), turn.ttft());
    }

    static TurnFigures readAddends(Members from) {
        return new TurnFigures(
                from.integer("turn"),
                from.integer("streams"),
                DistributionJson.read(from.object("ttft"), Metric.TTFT.unit()),
                from.number("promptTokens").longValue(),
                from.number("cachedTokens").longValue());
    }

    private static void counts(ObjectNode node, TurnFigures turn) {
        node.put("streams", turn.streams());
        node.put("promptTokens", turn.promptTokens());
        node.put("cachedTokens", turn.cachedTokens());
    }
}
