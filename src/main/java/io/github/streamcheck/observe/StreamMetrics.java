package io.github.streamcheck.observe;

import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.wire.ConnectionUse;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/** Takes the times of one stream. The metrics' definitions are in {@link Metric}. */
public final class StreamMetrics implements StreamObserver {

    /**
     * In tokens per second. The fastest hosted models decode some 2,500: tokens that come faster were held back, and how fast a buffer is
     * emptied is no speed of decoding.
     */
    public static final long MORE_THAN_ANY_MODEL = 4_000;

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long NEVER = Long.MIN_VALUE;

    private final StreamFacts facts;
    private final TokenListener times;
    private final OptionalLong scheduledNanos;
    private long headersNanos = NEVER;
    private long firstEventNanos = NEVER;
    private long firstOutputNanos = NEVER;
    private long firstToolNanos = NEVER;
    private long lastArgumentsNanos = NEVER;
    private long firstWaitedNanos = NEVER;
    /** When the last token delta of a choice came, by its index. */
    private long[] lastNanos = {NEVER};

    private long longestGapNanos = NEVER;

    /**
     * Takes the times of one stream.
     *
     * @param times takes what is measured at each token delta
     * @param scheduledNanos when the stream was due to start, by {@link System#nanoTime()}; all times but its gaps count from
     *     there. Empty if they count from the request's start
     */
    public StreamMetrics(StreamFacts facts, TokenListener times, OptionalLong scheduledNanos) {
        this.facts = facts;
        this.times = times;
        this.scheduledNanos = scheduledNanos;
    }

    @Override
    public void answered(StreamEvent.ResponseHead answer) {
        headersNanos = answer.atNanos();
    }

    @Override
    public void received(SseEvent event, Payload payload) {
        if (firstEventNanos == NEVER) {
            firstEventNanos = event.arrivedNanos();
        }
    }

    @Override
    public void choice(SseEvent event, Payload.Choice choice) {
        if (firstOutputNanos == NEVER && (choice.isOutput() || choice.otherOutput())) {
            firstOutputNanos = event.arrivedNanos();
        }
        if (firstWaitedNanos == NEVER && choice.generatesOutput()) {
            firstWaitedNanos = facts.deliveryDelayNanos();
        }
        if (firstToolNanos == NEVER
                && !choice.tools().isEmpty()
                && choice.tools().stream().anyMatch(tool -> tool.name().isPresent())) {
            firstToolNanos = event.arrivedNanos();
        }
        if (!choice.toolArguments().isEmpty()) {
            lastArgumentsNanos = event.arrivedNanos();
        }
        if (choice.isTokenDelta()) {
            tokenDelta(choice, event.arrivedNanos());
        }
    }

    /** A typed stream names a tool as its call begins. */
    @Override
    public void typed(SseEvent event, Payload.Typed typed) {
        if (firstToolNanos == NEVER
                && typed.step() == Payload.Step.ITEM_BEGIN
                && typed.items().stream()
                        .anyMatch(item -> Payload.Item.isClientCall(item.type())
                                && item.name().isPresent())) {
            firstToolNanos = event.arrivedNanos();
        }
    }

    /** Choices come side by side: a gap is one between two token deltas of the same. */
    private void tokenDelta(Payload.Choice choice, long nowNanos) {
        int slot = (int) Math.min(
                ObservedStream.MAX_PARTS - 1, Math.max(0, choice.index().orElse(0)));
        if (slot >= lastNanos.length) {
            int begun = lastNanos.length;
            lastNanos = Arrays.copyOf(lastNanos, slot + 1);
            Arrays.fill(lastNanos, begun, lastNanos.length, NEVER);
        }
        if (lastNanos[slot] != NEVER) {
            long gap = nowNanos - lastNanos[slot];
            times.gap(gap);
            longestGapNanos = Math.max(longestGapNanos, gap);
        }
        lastNanos[slot] = nowNanos;
        times.waited(facts.deliveryDelayNanos());
    }

    /** The figures, once the stream has ended as {@code end}. One that was abandoned has none of those that need a whole stream. */
    public StreamFigures figures(StreamEvent.Ended end) {
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        long start = scheduledNanos.orElse(end.connection().startedNanos());
        scheduledNanos.ifPresent(scheduled -> putMillis(
                values, Metric.SCHEDULE_LAG, scheduled, end.connection().startedNanos()));
        putFirst(values, Metric.TTFB, start, headersNanos);
        putFirst(values, Metric.TTFE, start, firstEventNanos);
        putFirst(values, Metric.TTFT, start, firstTokenNanos());
        putFirst(values, Metric.TTFO, start, firstOutputNanos);
        putFirst(values, Metric.TOOL_NAME, start, firstToolNanos);
        putFirst(values, Metric.TTFT_CONNECTED, start + end.connection().connectNanos(), firstTokenNanos());
        facts.durations().ifPresent(durations -> putServerTimes(values, durations));
        putParts(values, end);
        boolean whole = isWhole(end);
        if (whole && longestGapNanos != NEVER) {
            values.put(Metric.STALL, longestGapNanos / NANOS_PER_MILLI);
        }
        OptionalLong counted = countedTokens();
        boolean orderly = end.how() instanceof StreamEvent.StreamEnd.Complete && facts.isSuccess();
        long tokens = Math.max(0, counted.orElse(facts.tokenDeltas()));
        if (whole && facts.isSuccess()) {
            values.put(Metric.TOKENS, (double) tokens);
        }
        if (orderly) {
            putMillis(values, Metric.DURATION, start, end.atNanos());
            putFirst(values, Metric.TOOL_ARGUMENTS, start, firstToolNanos == NEVER ? NEVER : lastArgumentsNanos);
            putRates(values, tokens, end.atNanos() - start);
        }
        return new StreamFigures(
                values,
                counted.isPresent(),
                facts.tokenDeltas(),
                facts.usage().map(Payload.Usage::promptTokens).orElse(OptionalLong.empty()),
                facts.usage().map(Payload.Usage::cachedTokens).orElse(OptionalLong.empty()));
    }

    private static boolean isWhole(StreamEvent.Ended end) {
        return !(end.how() instanceof StreamEvent.StreamEnd.Abandoned);
    }

    /** The server's count, unless it counts nothing in what came, which is a finding of its own. */
    private OptionalLong countedTokens() {
        OptionalLong counted = facts.usage().map(Payload.Usage::generatedTokens).orElse(OptionalLong.empty());
        return counted.orElse(0) <= 0 && facts.tokenDeltas() > 0 ? OptionalLong.empty() : counted;
    }

    /** What the time of a stream is made of, and which of it is the client's own. */
    private void putParts(Map<Metric, Double> values, StreamEvent.Ended end) {
        ConnectionUse connection = end.connection();
        values.put(Metric.CONNECT, connection.connectNanos() / NANOS_PER_MILLI);
        if (facts.isSuccess()) {
            values.put(Metric.SEND, connection.sendNanos() / NANOS_PER_MILLI);
            values.put(Metric.WAIT, Math.max(0, headersNanos - connection.sentAtNanos()) / NANOS_PER_MILLI);
            if (isWhole(end)) {
                values.put(Metric.RECEIVE, (end.atNanos() - headersNanos) / NANOS_PER_MILLI);
            }
        }
        if (firstWaitedNanos != NEVER) {
            values.put(Metric.TTFT_LAG, (connection.lagNanos() + firstWaitedNanos) / NANOS_PER_MILLI);
        }
    }

    private long firstTokenNanos() {
        return facts.sawToken() ? facts.firstTokenNanos() : NEVER;
    }

    private void putRates(Map<Metric, Double> values, long tokens, long durationNanos) {
        if (tokens > 0 && durationNanos > 0) {
            values.put(Metric.TPS, tokens * NANOS_PER_SECOND / durationNanos);
        }
        // A summary of the reasoning comes at another pace than it was generated: then the output alone is timed.
        long output = tokens - facts.summarizedTokens();
        long fromNanos = output < tokens ? firstOutputNanos : facts.firstTokenNanos();
        long decoding = facts.lastTokenNanos() - fromNanos;
        if (output > 1 && facts.tokenDeltas() > 0 && fromNanos != NEVER && decoding > 0) {
            values.put(Metric.TPOT, decoding / NANOS_PER_MILLI / (output - 1));
            double speed = (output - 1) * NANOS_PER_SECOND / decoding;
            if (speed < MORE_THAN_ANY_MODEL) {
                values.put(Metric.DECODE_TPS, speed);
            }
        }
    }

    /**
     * A time up to the first of something, without that in which the server loaded the model: it loads it once, before it answers.
     * A server that claims to have loaded for longer is not believed.
     */
    private void putFirst(Map<Metric, Double> values, Metric metric, long fromNanos, long toNanos) {
        long load = facts.durations()
                .map(durations -> Math.max(0, durations.load().orElse(0)))
                .orElse(0L);
        putMillis(values, metric, load < toNanos - fromNanos ? fromNanos + load : fromNanos, toNanos);
    }

    private void putServerTimes(Map<Metric, Double> values, Payload.Durations durations) {
        durations.load().ifPresent(nanos -> values.put(Metric.SERVER_LOAD, nanos / NANOS_PER_MILLI));
        durations.promptEval().ifPresent(nanos -> values.put(Metric.SERVER_PROMPT_EVAL, nanos / NANOS_PER_MILLI));
        long eval = durations.eval().orElse(0);
        long tokens = facts.completionTokens().orElse(0);
        if (eval > 0 && tokens > 0) {
            values.put(Metric.SERVER_DECODE_TPS, tokens * NANOS_PER_SECOND / eval);
        }
    }

    private static void putMillis(Map<Metric, Double> values, Metric metric, long fromNanos, long toNanos) {
        if (toNanos != NEVER) {
            values.put(metric, (toNanos - fromNanos) / NANOS_PER_MILLI);
        }
    }
}
