package io.github.streamcheck.simulator;

import io.github.streamcheck.simulator.Meter.Figures;
import io.github.streamcheck.simulator.Meter.RouteFigures;
import io.github.streamcheck.simulator.Meter.StreamFigures;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What the simulator says of itself, in the two shapes that are found in the field: one in seconds, one in milliseconds. A
 * distribution without values is an empty object.
 */
final class MetricsPages {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MILLIS = 1e3;

    private MetricsPages() {}

    /** {@code /metrics}: by route, and the streams; times in seconds. */
    static Map<String, Object> byRoute(Figures figures) {
        Map<String, Object> streaming = new LinkedHashMap<>();
        streaming.put("active_streams", figures.streams.active());
        streaming.put("completed_streams", figures.streams.completed);
        streaming.put("failed_streams", figures.streams.failed);
        streaming.put("ttft", distribution(figures.streams.ttft, NANOS_PER_SECOND));
        streaming.put("tokens_per_second", distribution(figures.streams.rate, MILLIS));

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

    /** {@code /metrics/streaming}: the streams; times in milliseconds. */
    static Map<String, Object> ofStreams(Figures figures) {
        StreamFigures streams = figures.streams;
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("total_streams", streams.started);
        page.put("active_streams", streams.active());
        page.put("completed_streams", streams.completed);
        page.put("failed_streams", streams.failed);
        page.put("total_tokens_generated", streams.tokens);
        page.put("ttft", distribution(streams.ttft, NANOS_PER_MILLI));
        page.put("tokens_per_second", distribution(streams.rate, MILLIS));
        page.put("inter_token_latency_ms", distribution(streams.itl, NANOS_PER_MILLI));
        long ended = streams.completed + streams.failed;
        page.put("success_rate", ended == 0 ? 1.0 : (double) streams.completed / ended);
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
                withRate.putAll(distribution(of.durations, NANOS_PER_SECOND));
                responses.put(route, withRate);
            }
        });
        return responses;
    }

    private static Map<String, Object> latencies(Figures figures) {
        Map<String, Object> latencies = new LinkedHashMap<>();
        figures.routes.forEach((route, of) -> {
            if (of.durations.count() > 0) {
                latencies.put(route, distribution(of.durations, NANOS_PER_SECOND));
            }
        });
        return latencies;
    }

    private static double rate(Figures figures, long count) {
        return count * NANOS_PER_SECOND / Math.max(1, figures.uptimeNanos);
    }

    private static Map<String, Object> distribution(Distribution values, double perUnit) {
        Map<String, Object> page = new LinkedHashMap<>();
        if (values.count() > 0) {
            page.put("avg", values.mean() / perUnit);
            page.put("min", values.min() / perUnit);
            page.put("max", values.max() / perUnit);
            for (int percent : new int[] {50, 90, 95, 99}) {
                page.put("p" + percent, values.percentile(percent) / perUnit);
            }
        }
        return page;
    }
}
