package io.github.streamcheck.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.streamcheck.text.Quantities;
import java.util.Set;

/** Rounds the figures of a report to the digits that mean something. Stateless. */
final class JsonNumbers {

    /** What is read back and has to be exact: a plan, and the sums of a shard. */
    private static final Set<String> EXACT = Set.of("plan", "shard");

    private JsonNumbers() {}

    /** Rounds all numbers below {@code report}, but for members that have to be exact. */
    static void round(ObjectNode report) {
        report.properties().forEach(member -> {
            if (!EXACT.contains(member.getKey())) {
                member.setValue(rounded(member.getValue()));
            }
        });
    }

    private static JsonNode rounded(JsonNode value) {
        if (value instanceof ObjectNode object) {
            object.properties().forEach(member -> member.setValue(rounded(member.getValue())));
        } else if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, rounded(array.get(i)));
            }
        } else if (value.isDouble()) {
            return DoubleNode.valueOf(Quantities.rounded(value.doubleValue()));
        }
        return value;
    }
}
