package io.github.streamcheck.server.dialects;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.ServerAmount;
import io.github.streamcheck.server.JsonFigures;
import io.github.streamcheck.server.MetricsBody;
import io.github.streamcheck.server.MetricsDialect;
import io.github.streamcheck.server.MetricsFeed;
import io.github.streamcheck.server.MetricsPage;
import io.github.streamcheck.server.Summary;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * FakeAI's JSON: the tracker's page, with {@code completed_streams} at the top, and the general one, with them under
 * {@code streaming_stats}. Latencies are in milliseconds in the first and in seconds in the second.
 */
@AutoService(MetricsDialect.class)
public final class FakeAiDialect implements MetricsDialect {

    private static final String STATS = "streaming_stats";

    private static final MetricsFeed FEED = new MetricsFeed(
            "/metrics/stream",
            "{\"type\":\"subscribe\",\"filters\":{\"interval\":0.5}}",
            Duration.ofMillis(500),
            "metrics_update");

    private static final Map<ServerAmount, String> AMOUNTS = Map.of(
            ServerAmount.COMPLETED, "completed_streams",
            ServerAmount.FAILED, "failed_streams",
            ServerAmount.ACTIVE, "active_streams",
            ServerAmount.TOKENS, "total_tokens_generated");

    @Override
    public String name() {
        return "fakeai";
    }

    @Override
    public Optional<MetricsFeed> feed() {
        return Optional.of(FEED);
    }

    @Override
    public Optional<MetricsPage> read(MetricsBody page) {
        return page.json().flatMap(root -> root.has(STATS) ? read(root.get(STATS), 1e3) : read(root, 1));
    }

    /** @param millis how many milliseconds there are in one of the page's units of time */
    private static Optional<MetricsPage> read(JsonNode stats, double millis) {
        if (!stats.has("completed_streams") && !stats.has("active_streams")) {
            return Optional.empty();
        }
        Map<ServerAmount, Double> amounts = new EnumMap<>(ServerAmount.class);
        Map<String, Double> counters = new LinkedHashMap<>();
        AMOUNTS.forEach((amount, name) -> JsonFigures.number(stats.path(name)).ifPresent(count -> {
            amounts.put(amount, count);
            if (amount != ServerAmount.ACTIVE) {
                counters.put(name, count);
            }
        }));
        Map<Metric, Summary> summaries = new EnumMap<>(Metric.class);
        JsonFigures.summary(stats.path("ttft"), millis).ifPresent(ttft -> summaries.put(Metric.TTFT, ttft));
        JsonFigures.summary(stats.path("inter_token_latency_ms"), 1).ifPresent(itl -> summaries.put(Metric.ITL, itl));
        JsonFigures.summary(stats.path("tokens_per_second"), 1).ifPresent(tps -> summaries.put(Metric.TPS, tps));
        return Optional.of(new MetricsPage(JsonFigures.flat(stats), counters, amounts, summaries));
    }
}
