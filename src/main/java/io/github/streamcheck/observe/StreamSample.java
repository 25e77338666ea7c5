package io.github.streamcheck.observe;

import io.github.streamcheck.plan.Metric;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The little that a chart shows of one measured stream. All times are {@link System#nanoTime()}.
 *
 * @param number the stream's number within the run
 * @param endpoint its endpoint's name
 * @param dueNanos from when its times count: when it was scheduled to start, or else when it started
 * @param startedNanos when its request started
 * @param firstTokenNanos when its first token delta came; empty if none did
 * @param endedNanos when it was over
 * @param tokens how many tokens it had
 * @param failure the rule of its first error; empty if it had none
 * @param outcome how it is counted
 */
public record StreamSample(
        int number,
        String endpoint,
        long dueNanos,
        long startedNanos,
        OptionalLong firstTokenNanos,
        long endedNanos,
        double tokens,
        Optional<String> failure,
        StreamResult.Outcome outcome) {

    static StreamSample of(StreamResult result) {
        long started = result.end().connection().startedNanos();
        long due = result.stream().scheduledNanos().orElse(started);
        OptionalDouble ttft = result.ofServer().get(Metric.TTFT);
        return new StreamSample(
                result.stream().number(),
                result.stream().endpoint().name(),
                due,
                started,
                ttft.isPresent() ? OptionalLong.of(due + Math.round(ttft.getAsDouble() * 1e6)) : OptionalLong.empty(),
                result.end().atNanos(),
                result.figures().get(Metric.TOKENS).orElse(0),
                result.failure(),
                result.outcome());
    }

    /** The time to its first token, in milliseconds; empty if none came. */
    public OptionalDouble ttftMillis() {
        return firstTokenNanos.isPresent()
                ? OptionalDouble.of((firstTokenNanos.getAsLong() - dueNanos) / 1e6)
                : OptionalDouble.empty();
    }
}
