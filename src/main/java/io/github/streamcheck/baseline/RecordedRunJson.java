package io.github.streamcheck.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.streamcheck.plan.Metric;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A {@link RecordedRun} as JSON: the same in a report and in the file of a baseline. */
public final class RecordedRunJson {

    private RecordedRunJson() {}

    /** Adds the run's members to {@code node}. */
    public static void write(ObjectNode node, RecordedRun run) {
        node.put("runId", run.runId());
        node.put("startedAt", run.startedAt());
        ObjectNode fingerprint = node.putObject("fingerprint");
        fingerprint.put("model", run.fingerprint().model());
        fingerprint.put("workload", run.fingerprint().workload());
        fingerprint.put("prompts", run.fingerprint().prompts());
        fingerprint.put("runner", run.fingerprint().runner());
        node.put("streams", run.streams());
        node.put("succeeded", run.succeeded());
        ObjectNode samples = node.putObject("samples");
        run.samples().forEach((metric, values) -> {
            ObjectNode each = samples.putObject(metric.parameter());
            each.put("unit", metric.unit().symbol());
            each.put("count", values.count());
            ArrayNode kept = each.putArray("values");
            values.values().forEach(kept::add);
        });
    }

    /**
     * Reads a run.
     *
     * @throws IOException if it is none; the message says what is missing
     */
    public static RecordedRun read(JsonNode node) throws IOException {
        JsonNode fingerprint = node.path("fingerprint");
        int streams = count(node, "streams");
        int succeeded = count(node, "succeeded");
        if (succeeded > streams) {
            throw new IOException("\"succeeded\" is more than \"streams\"");
        }
        return new RecordedRun(
                text(node, "runId"),
                text(node, "startedAt"),
                new Fingerprint(
                        text(fingerprint, "model"),
                        text(fingerprint, "workload"),
                        text(fingerprint, "prompts"),
                        text(fingerprint, "runner")),
                streams,
                succeeded,
                samples(node.path("samples")));
    }

    private static Map<Metric, Samples> samples(JsonNode node) throws IOException {
        Map<Metric, Samples> samples = new EnumMap<>(Metric.class);
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            Optional<Metric> metric =
                    Metric.of(each.getKey()).filter(known -> known.hasStatistics() || known.isOfSearch());
            // A later version may record more.
            if (metric.isPresent()) {
                samples.put(metric.get(), values(each.getKey(), each.getValue()));
            }
        }
        return samples;
    }

    private static Samples values(String metric, JsonNode node) throws IOException {
        List<Double> values = new ArrayList<>();
        for (JsonNode value : node.path("values")) {
            if (!value.isNumber() || !Double.isFinite(value.doubleValue()) || values.size() == Samples.MOST) {
                throw new IOException("the values of " + metric + " are not up to " + Samples.MOST + " numbers");
            }
            values.add(value.doubleValue());
        }
        return new Samples(node.path("count").asLong(), values);
    }

    private static String text(JsonNode node, String member) throws IOException {
        if (!node.path(member).isTextual()) {
            throw new IOException("there is no text \"" + member + "\"");
        }
        return node.path(member).textValue();
    }

    private static int count(JsonNode node, String member) throws IOException {
        JsonNode value = node.path(member);
        if (!value.canConvertToInt() || value.intValue() < 0) {
            throw new IOException("there is no number \"" + member + "\" of 0 or more");
        }
        return value.intValue();
    }
}
