package io.github.streamcheck.observe;

import io.github.streamcheck.plan.Metric;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The figures of one stream, each in its metric's unit. A figure that the stream did not yield is absent: a stream without a
 * token has no TTFT.
 *
 * @param values the figures
 * @param tokensFromUsage whether the tokens are the server's count, rather than the number of token deltas
 * @param tokenDeltas how many events with content came, for all choices
 * @param promptTokens the server's count of the tokens of the prompt; empty if it gave none
 * @param cachedTokens the server's count of those of them that it took from its cache; empty if it gave none
 */
public record StreamFigures(
        Map<Metric, Double> values,
        boolean tokensFromUsage,
        long tokenDeltas,
        OptionalLong promptTokens,
        OptionalLong cachedTokens) {

    public StreamFigures {
        Map<Metric, Double> copy = new EnumMap<>(Metric.class);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
    }

    /** The same with counts only. */
    StreamFigures withoutTimes() {
        Map<Metric, Double> counts = new EnumMap<>(Metric.class);
        get(Metric.TOKENS).ifPresent(tokens -> counts.put(Metric.TOKENS, tokens));
        return new StreamFigures(counts, tokensFromUsage, tokenDeltas, promptTokens, cachedTokens);
    }

    /** The figure, or empty if the stream did not yield it. */
    public OptionalDouble get(Metric metric) {
        Double value = values.get(metric);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
