package io.github.streamcheck.simulator.metrics;

import io.github.streamcheck.simulator.metrics.Meter.Figures;
import io.github.streamcheck.simulator.metrics.Meter.RouteFigures;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/**
 * What the simulator says of itself, in the two shapes that are found in the field: one in seconds, one in milliseconds. A
 * distribution without values is an empty object.
 */
public final class MetricsPages {

    /** Where a feed of {@link #ofStreams} is, over a WebSocket. */
    public static final String FEED = "/metrics/stream";

    private static final double NANOS_PER_SECOND = 1e9;

    private MetricsPages() {}

    /** {@code /metrics}: by route, and the streams; times in seconds. */
    static Map<String, Object> byRoute(Figures figures, Readings streams) {
        Map<String, Object> streaming = new LinkedHashMap<>();
        streaming.put("active_streams", streams.active());
        streaming.put("completed_streams", streams.completed());
        streaming.put("failed_streams", streams.failed());
        streaming.put("ttft", distribution(streams.ttft()));
        streaming.put("tokens_per_second", distribution(streams.rate()));

        Map<String, Object> page = new LinkedHashMap<>();
        page.put("requests", rates(figures, route -> route.requests));
        page.put("responses", responses(figures));
        page.put("tokens", rates(figures, route -> route.tokens));
        page.put("errors", rates(figures, route -> route.errors));
        page.put("latency", latencies(figures));
        page.put("streaming", Map.of());
        page.put("streaming_stats", streaming);
        return page;
    }

    /** {@code /metrics/streaming}: the streams, as {@code edit} has them; times in milliseconds. */
    public static Map<String, Object> ofStreams(Meter meter, UnaryOperator<Readings> edit) {
        return meter.read(figures -> ofStreams(edit.apply(Readings.of(figures.streams))));
    }

    private static Map<String, Object> ofStreams(Readings streams) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("total_streams", streams.started());
        page.put("active_streams", streams.active());
        page.put("completed_streams", streams.completed());
        page.put("failed_streams", streams.failed());
        page.put("total_tokens_generated", streams.tokens());
        page.put("ttft", distribution(streams.ttft().inMillis()));
        page.put("tokens_per_second", distribution(streams.rate()));
        page.put("inter_token_latency_ms", distribution(streams.itl().inMillis()));
        long ended = streams.completed() + streams.failed();
        page.put("success_rate", ended == 0 ? 1.0 : (double) streams.completed() / ended);
        return page;
    }

    /** Per second since the start, of the routes where there is anything to count. */
    private static Map<String, Object> rates(Figures figures, ToLongFunction<RouteFigures> count) {
        Map<String, Object> rates = new LinkedHashMap<>();
        figures.routes.forEach((route, of) -> {
            if (count.applyAsLong(of) > 0) {
                rates.put(route, Map.of("rate", rate(figures, count.applyAsLong(of))));
            }
        });
        return rates;
    }

    private static Map<String, Object> responses(Figures figures) {
        Map<String, Object> responses = latencies(figures);
        figures.routes.forEach((route, of) -> {
            if (responses.containsKey(route)) {
                Map<String, Object> withRate = new LinkedHashMap<>();
                withRate.put("rate", rate(figures, of.responses));
                withRate.putAll(distribution(Times.seconds(of.durations)));
                responses.put(route, withRate);
            }
        });
        return responses;
    }

    private static Map<String, Object> latencies(Figures figures) {
        Map<String, Object> latencies = new LinkedHashMap<>();
        figures.routes.forEach((route, of) -> {
            if (of.durations.count() > 0) {
                latencies.put(route, distribution(Times.seconds(of.durations)));
            }
        });
        return latencies;
    }

    private static double rate(Figures figures, long count) {
        return count * NANOS_PER_SECOND / Math.max(1, figures.uptimeNanos);
    }

    private static Map<String, Object> distribution(Times values) {
        Map<String, Object> page = new LinkedHashMap<>();
        if (values.count() > 0) {
            page.put("avg", values.mean());
            page.put("min", values.min());
            page.put("max", values.max());
            for (int percent : new int[] {50, 90, 95, 99}) {
                page.put("p" + percent, values.percentile(percent));
            }
        }
        return page;
    }
}
