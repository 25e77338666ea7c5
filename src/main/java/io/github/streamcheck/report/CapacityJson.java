package io.github.streamcheck.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.streamcheck.capacity.Capacity;
import io.github.streamcheck.capacity.Step;
import io.github.streamcheck.plan.Threshold;
import io.github.streamcheck.plan.Thresholds;

/** The result of a search for the highest load in {@code report.json}. Stateless. */
final class CapacityJson {

    private CapacityJson() {}

    static void write(ObjectNode node, Capacity capacity, Thresholds thresholds) {
        node.put("over", capacity.search().over().word());
        node.put("capacity", capacity.value());
        node.put("onlyLowerBound", capacity.isOnlyLowerBound());
        if (!capacity.steps().isEmpty()) {
            node.put("result", capacity.sentence(thresholds));
        }
        ArrayNode steps = node.putArray("steps");
        capacity.steps().forEach(step -> step(steps.addObject(), step, thresholds));
        capacity.surprises().forEach(node.putArray("surprises")::add);
    }

    private static void step(ObjectNode node, Step step, Thresholds thresholds) {
        node.put("load", step.load());
        node.put("outcome", step.outcome().word());
        node.put("runs", step.runs());
        node.put("streams", step.figures().measured());
        node.put("succeeded", step.figures().succeeded());
        ObjectNode figures = node.putObject("figures");
        for (Threshold limit : thresholds.ofLoad()) {
            step.figures().value(limit).ifPresent(value -> figures.put(limit.path(), value));
        }
    }
}
