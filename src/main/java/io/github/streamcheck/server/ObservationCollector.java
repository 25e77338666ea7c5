package io.github.streamcheck.server;

import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Statistic;
import io.github.streamcheck.server.ClientObservations.Abandoned;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.util.OptionalDouble;

/** Adds up what was seen of the measured streams. Thread-safe. */
public final class ObservationCollector {

    private final boolean usageIsEstimate;
    private int ended;
    private int begun;
    private int succeeded;
    private long tokens;
    private long tokenDeltas;
    private boolean tokensExact = true;
    private int abandoned;
    private long abandonedDeltas;

    /** @param usageIsEstimate whether the server only estimates the tokens of each stream, so that they say nothing */
    public ObservationCollector(boolean usageIsEstimate) {
        this.usageIsEstimate = usageIsEstimate;
    }

    /** Counts a stream that has ended; cancelled ones are ignored. */
    public synchronized void add(StreamResult result) {
        if (result.outcome() == StreamResult.Outcome.CANCELLED) {
            return;
        }
        ended++;
        // How a server counts a stream whose client has left is its own affair.
        if (result.outcome() == StreamResult.Outcome.ABANDONED) {
            abandoned++;
            abandonedDeltas += result.figures().tokenDeltas();
            return;
        }
        begun += isBegun(result) ? 1 : 0;
        if (isWhole(result)) {
            succeeded++;
            boolean counted = result.figures().tokensFromUsage();
            tokensExact &= counted && !usageIsEstimate;
            tokenDeltas += result.figures().tokenDeltas();
            tokens += counted && usageIsEstimate
                    ? 0
                    : (long) result.figures().get(Metric.TOKENS).orElse(0);
        }
    }

    /** A slow reader may have come to the end, too. */
    private static boolean isWhole(StreamResult result) {
        return result.outcome() == StreamResult.Outcome.SUCCEEDED
                || (result.outcome() == StreamResult.Outcome.SLOW
                        && result.end().how() instanceof StreamEnd.Complete);
    }

    /** A session of the Realtime API sends events before there is a response to count. */
    private static boolean isBegun(StreamResult result) {
        return result.stream().endpoint().shape().isWebSocket()
                ? result.id().isPresent()
                : result.figures().get(Metric.TTFE).isPresent();
    }

    private Abandoned abandoned(EndpointFigures figures) {
        if (abandoned == 0) {
            return Abandoned.NONE;
        }
        double tokensOfDelta = tokenDeltas == 0 ? 1 : Math.max(1, (double) tokens / tokenDeltas);
        OptionalDouble fastest = figures.value(Metric.DECODE_TPS, Statistic.Simple.MAX);
        return new Abandoned(
                abandoned,
                abandonedDeltas * tokensOfDelta,
                fastest.isPresent() ? OptionalDouble.of(abandoned * fastest.getAsDouble()) : fastest);
    }

    /** What was seen up to now, beside the figures of the same streams. */
    public synchronized ClientObservations snapshot(EndpointFigures figures, Distribution lag) {
        return new ClientObservations(
                ended, begun, succeeded, tokens, tokensExact, figures, ClientObservations.lag(lag), abandoned(figures));
    }
}
