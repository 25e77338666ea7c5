package io.github.streamcheck.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.streamcheck.plan.Digest;
import io.github.streamcheck.plan.Mix;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.Prompts;
import io.github.streamcheck.plan.Threshold;
import java.util.List;

/**
 * Computes the digest of a plan: two plans with the same digest are the same load, on any machine. Of secrets, only their
 * presence goes into it. Stateless.
 */
final class PlanDigest {

    /** What differs between machines or attempts, or is only used when all shards are judged. */
    private static final List<String> OF_NO_MATTER =
            List.of("startAt", "proxy", "promptFile", "baselineFile", "baselineTolerance", "baselineMetrics", "runner");

    private PlanDigest() {}

    /** The digest: 16 hexadecimal digits. */
    static String of(Plan plan) {
        ObjectNode node = (ObjectNode) PlanJson.write(plan);
        node.remove(OF_NO_MATTER);
        for (JsonNode share : node.path("mix")) {
            ((ObjectNode) share).remove(OF_NO_MATTER);
        }
        ArrayNode prompts = node.putArray("promptDigests");
        plan.mix().shares().stream()
                .map(Mix.Share::prompts)
                .map(Prompts::digest)
                .forEach(prompts::add);
        ArrayNode thresholds = node.putArray("thresholds");
        for (Threshold threshold : plan.thresholds().list()) {
            thresholds.add(threshold.path() + " " + threshold.limit() + " "
                    + threshold.level().parameter());
        }
        return Digest.of(node.toString());
    }
}
