package io.github.streamcheck.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.auto.service.AutoService;
import io.github.streamcheck.wire.PlainAnswer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * FakeAI's JSON: the tracker's page, with {@code completed_streams} at the top, and the general one, with them under
 * {@code streaming_stats}. Latencies are in milliseconds in the first and in seconds in the second.
 */
@AutoService(MetricsDialect.class)
public final class FakeAiDialect implements MetricsDialect {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STATS = "streaming_stats";
    private static final String COMPLETED = "completed_streams";

    @Override
    public String name() {
        return "fakeai";
    }

    @Override
    public Optional<MetricsPage> read(PlainAnswer page) {
        try {
            JsonNode root = JSON.readTree(page.body().stream());
            JsonNode stats = root.has(STATS) ? root.get(STATS) : root;
            if (!stats.has(COMPLETED) && !stats.has("active_streams")) {
                return Optional.empty();
            }
            Map<String, Double> values = new LinkedHashMap<>();
            collect("", stats, values);
            JsonNode completed = stats.path(COMPLETED);
            return Optional.of(new MetricsPage(
                    values, completed.isNumber() ? OptionalDouble.of(completed.asDouble()) : OptionalDouble.empty()));
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static void collect(String path, JsonNode node, Map<String, Double> values) {
        node.properties().forEach(member -> {
            String below = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
            if (member.getValue().isNumber()) {
                values.put(below, member.getValue().asDouble());
            } else {
                collect(below, member.getValue(), values);
            }
        });
    }
}
