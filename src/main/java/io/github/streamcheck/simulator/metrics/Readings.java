package io.github.streamcheck.simulator.metrics;

import io.github.streamcheck.simulator.metrics.Meter.StreamFigures;
import java.util.function.UnaryOperator;

/**
 * The figures that pages of metrics report: correct ones, or those of a fault. To be read inside {@link Meter#read} only.
 *
 * @param active streams being sent
 * @param completed streams sent to their end
 * @param failed streams that ended otherwise
 * @param tokens tokens sent
 * @param ttft times to the first token, in seconds
 * @param itl times between tokens, in seconds
 * @param duration how long streams took, in seconds
 * @param rate tokens per second of each stream
 */
public record Readings(
        long active, long completed, long failed, long tokens, Times ttft, Times itl, Times duration, Times rate) {

    /** As it is. */
    static Readings of(StreamFigures streams) {
        return new Readings(
                streams.active(),
                streams.completed,
                streams.failed,
                streams.tokens,
                Times.seconds(streams.ttft),
                Times.seconds(streams.itl),
                Times.seconds(streams.duration),
                Times.rate(streams.rate));
    }

    /** All streams that began. */
    long started() {
        return active + completed + failed;
    }

    /** The same times of other numbers of streams. */
    public Readings counting(long newActive, long newCompleted, long newFailed, long newTokens) {
        return new Readings(newActive, newCompleted, newFailed, newTokens, ttft, itl, duration, rate);
    }

    public Readings withTtft(Times newTtft) {
        return new Readings(active, completed, failed, tokens, newTtft, itl, duration, rate);
    }

    public Readings withTimes(UnaryOperator<Times> change) {
        return new Readings(
                active,
                completed,
                failed,
                tokens,
                change.apply(ttft),
                change.apply(itl),
                change.apply(duration),
                change.apply(rate));
    }
}
