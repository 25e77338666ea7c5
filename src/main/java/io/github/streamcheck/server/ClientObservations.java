package io.github.streamcheck.server;

import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Statistic;
import java.util.OptionalDouble;

/**
 * What this client saw of the measured streams.
 *
 * @param ended streams that came to an end, good or bad
 * @param begun those of them that the server answered with events
 * @param succeeded those without an error
 * @param tokens of those without an error, as far as they are known
 * @param tokensExact whether the server itself counted these tokens, stream by stream
 * @param figures of all measured streams
 * @param lagMillis this client's own lateness: smaller differences can't be measured
 */
public record ClientObservations(
        int ended,
        int begun,
        int succeeded,
        long tokens,
        boolean tokensExact,
        EndpointFigures figures,
        double lagMillis) {

    private static final int LAG_PERCENTILE = 99;

    /** The lateness that is allowed for in comparisons. */
    public static double lag(Distribution lag) {
        return lag.count() == 0 ? 0 : lag.percentile(LAG_PERCENTILE);
    }

    /** A mean; empty if nothing was measured. */
    public OptionalDouble mean(Metric metric) {
        return figures.value(metric, Statistic.Simple.MEAN);
    }

    /**
     * The mean time to the first token as the server itself could have seen it: without the opening of connections, and from when
     * the request was sent, not from when it was due.
     */
    public OptionalDouble meanTtftAtServer() {
        OptionalDouble connected = mean(Metric.TTFT_CONNECTED);
        return connected.isEmpty()
                ? connected
                : OptionalDouble.of(
                        connected.getAsDouble() - mean(Metric.SCHEDULE_LAG).orElse(0));
    }
}
