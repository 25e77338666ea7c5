package io.github.streamcheck.verdict;

import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.plan.LagLimit;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Statistic;
import io.github.streamcheck.plan.Threshold;
import io.github.streamcheck.text.Unit;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Decides which times this client's own lag spoils: those of which more than a share may be its own and not the server's. A
 * statistic of a time is compared with the same statistic of the lag: of its parts ({@link Metric#TTFT_LAG} where a time begins
 * with the request, {@link Metric#DELIVERY_LAG} where it is one between tokens) or of the client's pauses, whichever is more.
 * Averages over a whole stream (tpot, tps) are compared with the stream's duration.
 */
public final class OwnLag {

    /** The main figures. */
    static final List<Metric> MAIN = List.of(Metric.TTFT, Metric.ITL, Metric.TPOT, Metric.DURATION, Metric.TPS);

    /** Less is negligible in milliseconds. */
    private static final double LEAST_MILLIS = 1;

    private final EndpointFigures figures;
    private final Distribution pauses;
    private final double share;

    /**
     * Judges {@code figures}.
     *
     * @param pauses how late the client did what was due, in milliseconds
     */
    public OwnLag(EndpointFigures figures, Distribution pauses, LagLimit limit) {
        this.figures = figures;
        this.pauses = pauses;
        this.share = limit.share();
    }

    /**
     * How much of a figure may be the client's own, in milliseconds, and never more than there is of it; empty if none of it can be, or
     * nothing was measured.
     */
    public OptionalDouble in(Metric metric, Statistic statistic) {
        OptionalDouble lag = own(metric, statistic);
        OptionalDouble whole = whole(metric, statistic);
        return lag.isPresent() && whole.isPresent()
                ? OptionalDouble.of(Math.min(lag.getAsDouble(), whole.getAsDouble()))
                : lag;
    }

    /** Whether the client was so late that it spoils the median of a main figure: then no figure of the run is reliable. */
    public boolean spoilsMedians() {
        return MAIN.stream().anyMatch(metric -> spoils(metric, Statistic.MEDIAN));
    }

    private OptionalDouble own(Metric metric, Statistic statistic) {
        return switch (metric) {
            case TTFB, TTFE, TTFT, TTFO, TTFT_CONNECTED, TOOL_NAME, TOOL_ARGUMENTS, DURATION ->
                lag(Metric.TTFT_LAG, statistic);
            case ITL, STALL -> lag(Metric.DELIVERY_LAG, statistic);
            case TPOT, TPS, DECODE_TPS -> lag(Metric.DELIVERY_LAG, Statistic.MEDIAN);
            default -> OptionalDouble.empty();
        };
    }

    private OptionalDouble lag(Metric own, Statistic statistic) {
        OptionalDouble part = figures.value(own, statistic);
        return part.isEmpty() || pauses.count() == 0
                ? part
                : OptionalDouble.of(Math.max(part.getAsDouble(), pauses.value(statistic)));
    }

    /** Whether too much of a figure may be the client's own. */
    public boolean spoils(Metric metric, Statistic statistic) {
        return isAbove(in(metric, statistic), whole(metric, statistic));
    }

    /** Whether a lag is a part of the figure itself, and not of a duration over which it is an average. */
    static boolean isPartOf(Metric metric) {
        return metric.unit() == Unit.MILLISECONDS && metric != Metric.TPOT;
    }

    private OptionalDouble whole(Metric metric, Statistic statistic) {
        return isPartOf(metric) ? figures.value(metric, statistic) : figures.value(Metric.DURATION, Statistic.MEDIAN);
    }

    /**
     * Whether too much of a figure may be the client's own to say on which side of its threshold the server is. A figure that is only
     * compared with its threshold, and not spoiled itself, is on its side for certain if it would be there without the lag, too.
     */
    public boolean spoils(Threshold threshold) {
        if (threshold.statistic().isEmpty()) {
            return false;
        }
        Metric metric = threshold.metric();
        Statistic statistic = threshold.statistic().get();
        OptionalDouble lag = in(metric, statistic);
        return spoils(metric, statistic)
                || (isPartOf(metric)
                        && isAbove(lag, OptionalDouble.of(threshold.limit()))
                        && figures.value(metric, statistic).orElse(0) - lag.orElse(0) <= threshold.limit());
    }

    private boolean isAbove(OptionalDouble lag, OptionalDouble whole) {
        return lag.isPresent()
                && whole.isPresent()
                && lag.getAsDouble() > Math.max(LEAST_MILLIS, share * whole.getAsDouble());
    }
}
