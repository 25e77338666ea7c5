package io.github.streamcheck.observe.measure;

import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/** Takes the times of one stream. The metrics' definitions are in {@link Metric}. */
public final class FigureTaker implements StreamObserver {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long NEVER = Long.MIN_VALUE;

    private final StreamFacts facts;
    private final GapSink gaps;
    private final OptionalLong scheduledNanos;
    private long headersNanos = NEVER;
    private long firstEventNanos = NEVER;
    private long firstTokenNanos = NEVER;
    private long firstOutputNanos = NEVER;
    private long lastTokenNanos = NEVER;
    private long longestGapNanos = NEVER;

    /**
     * Takes the times of one stream.
     *
     * @param gaps takes the gaps between token deltas while they come
     * @param scheduledNanos when the stream was due to start, by {@link System#nanoTime()}; all times but its gaps count from
     *     there. Empty if they count from the request's start
     */
    public FigureTaker(StreamFacts facts, GapSink gaps, OptionalLong scheduledNanos) {
        this.facts = facts;
        this.gaps = gaps;
        this.scheduledNanos = scheduledNanos;
    }

    @Override
    public void answered(StreamEvent.Answered answer) {
        headersNanos = answer.atNanos();
    }

    @Override
    public void received(SseEvent event, Payload payload) {
        if (firstEventNanos == NEVER) {
            firstEventNanos = event.arrivedNanos();
        }
    }

    @Override
    public void chunk(SseEvent event, Payload.Chunk chunk) {
        if (!chunk.isTokenDelta()) {
            return;
        }
        long now = event.arrivedNanos();
        if (firstTokenNanos == NEVER) {
            firstTokenNanos = now;
        } else {
            gaps.add(now - lastTokenNanos);
            longestGapNanos = Math.max(longestGapNanos, now - lastTokenNanos);
        }
        lastTokenNanos = now;
        if (firstOutputNanos == NEVER && chunk.isOutput()) {
            firstOutputNanos = now;
        }
    }

    /** The figures, once the stream has ended as {@code end}. */
    public StreamFigures figures(StreamEvent.Ended end) {
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        long start = scheduledNanos.orElse(end.connection().startedNanos());
        scheduledNanos.ifPresent(scheduled -> putMillis(
                values, Metric.SCHEDULE_LAG, scheduled, end.connection().startedNanos()));
        values.put(Metric.CONNECT, end.connection().connectNanos() / NANOS_PER_MILLI);
        putMillis(values, Metric.TTFB, start, headersNanos);
        putMillis(values, Metric.TTFE, start, firstEventNanos);
        putMillis(values, Metric.TTFT, start, firstTokenNanos);
        putMillis(values, Metric.TTFO, start, firstOutputNanos);
        putMillis(values, Metric.TTFT_CONNECTED, start + end.connection().connectNanos(), firstTokenNanos);
        if (longestGapNanos != NEVER) {
            values.put(Metric.STALL, longestGapNanos / NANOS_PER_MILLI);
        }
        OptionalLong counted =
                facts.usage().map(Payload.Usage::completionTokens).orElse(OptionalLong.empty());
        boolean orderly = end.how() instanceof StreamEvent.StreamEnd.Complete && facts.isSuccess();
        long tokens = Math.max(0, counted.orElse(facts.tokenDeltas()));
        if (facts.isSuccess()) {
            values.put(Metric.TOKENS, (double) tokens);
        }
        if (orderly) {
            putMillis(values, Metric.DURATION, start, end.atNanos());
            putRates(values, tokens, end.atNanos() - start);
        }
        return new StreamFigures(values, counted.isPresent());
    }

    private void putRates(Map<Metric, Double> values, long tokens, long durationNanos) {
        if (tokens > 0 && durationNanos > 0) {
            values.put(Metric.TPS, tokens * NANOS_PER_SECOND / durationNanos);
        }
        long decoding = lastTokenNanos - firstTokenNanos;
        if (tokens > 1 && firstTokenNanos != NEVER && decoding > 0) {
            values.put(Metric.TPOT, decoding / NANOS_PER_MILLI / (tokens - 1));
            values.put(Metric.DECODE_TPS, (tokens - 1) * NANOS_PER_SECOND / decoding);
        }
    }

    private static void putMillis(Map<Metric, Double> values, Metric metric, long fromNanos, long toNanos) {
        if (toNanos != NEVER) {
            values.put(metric, (toNanos - fromNanos) / NANOS_PER_MILLI);
        }
    }
}
