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
 * @param abandoned the streams that this client left on purpose
 */
public record ClientObservations(
        int ended,
        int begun,
        int succeeded,
        long tokens,
        boolean tokensExact,
        EndpointFigures figures,
        double lagMillis,
        Abandoned abandoned) {

    /**
     * Streams that this client left on purpose.
     *
     * @param streams how many
     * @param tokens how many tokens they had until then: as many for each event with content as other streams have on average
     * @param underWay how many tokens a server may have generated of them that were not read, since it takes a second at most to notice
     *     that a client has left; empty if the speed at which it generates is not known
     */
    public record Abandoned(int streams, double tokens, OptionalDouble underWay) {

        /** None. */
        public static final Abandoned NONE = new Abandoned(0, 0, OptionalDouble.of(0));
    }

    private static final int LAG_PERCENTILE = 99;

    /** What was seen of streams that were all read to their end. */
    public ClientObservations(
            int ended,
            int begun,
            int succeeded,
            long tokens,
            boolean tokensExact,
            EndpointFigures figures,
            double lagMillis) {
        this(ended, begun, succeeded, tokens, tokensExact, figures, lagMillis, Abandoned.NONE);
    }

    /**
     * How many tokens a server can have generated for these streams that stops when a client leaves; empty if that is not known:
     * the tokens of every stream that was not abandoned must have been counted by the server itself.
     */
    public OptionalDouble mostTokens() {
        boolean known = tokensExact && succeeded + abandoned.streams() == ended;
        OptionalDouble underWay = abandoned.underWay();
        return known && underWay.isPresent()
                ? OptionalDouble.of(tokens + abandoned.tokens() + underWay.getAsDouble())
                : OptionalDouble.empty();
    }

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
