package io.github.streamcheck.capacity;

import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.plan.Direction;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Threshold;
import io.github.streamcheck.plan.Thresholds;
import io.github.streamcheck.text.Unit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Decides by the figures of a load whether it meets the thresholds: a sequential test, which wants more runs of the same load while the
 * decision may be chance. It distinguishes two kinds of chance: that within a run, by an interval of the statistic or a binomial test
 * of a rate, and that between runs of the same load, which it takes to be {@value #BETWEEN_RUNS} of a time. Immutable.
 */
public final class Decision {

    /** After so many runs of a load the figures of all of them decide as they are. */
    public static final int MOST_RUNS = 5;

    /** By how much times of two runs of the same load differ, as a standard deviation: as those of an ordinary server do. */
    static final double BETWEEN_RUNS = 0.1;

    private static final double DEVIATIONS = 2;

    /** What a decision can be. */
    public enum Kind {
        MEETS,
        MISSES,
        /** So near the limit that another run of the load is needed. */
        NEAR
    }

    private final List<Threshold> limits;

    /** Decides by those of the thresholds that a single load has to meet. */
    public Decision(Thresholds thresholds) {
        this.limits = thresholds.ofLoad();
    }

    /** {@code figures}: of {@code runs} runs of the load, all together. */
    public Kind of(EndpointFigures figures, int runs) {
        List<Kind> kinds =
                limits.stream().map(limit -> of(limit, figures, runs)).toList();
        if (kinds.contains(Kind.MISSES)) {
            return Kind.MISSES;
        }
        if (!kinds.contains(Kind.NEAR)) {
            return Kind.MEETS;
        }
        if (runs < MOST_RUNS) {
            return Kind.NEAR;
        }
        return missed(figures).isEmpty() ? Kind.MEETS : Kind.MISSES;
    }

    /** The thresholds that these figures miss, chance or not. */
    public List<Threshold> missed(EndpointFigures figures) {
        return limits.stream()
                .filter(limit -> !limit.isMetBy(figures.value(limit).orElse(Double.NaN)))
                .toList();
    }

    /** The same in words: {@code ttft.p95 910 ms, successRate 97 %}. */
    public String missedWords(EndpointFigures figures) {
        return missed(figures).stream()
                .map(limit -> limit.path() + " "
                        + figures.value(limit).stream()
                                .mapToObj(limit::format)
                                .findFirst()
                                .orElse("NO DATA"))
                .collect(Collectors.joining(", "));
    }

    private static Kind of(Threshold limit, EndpointFigures figures, int runs) {
        if (figures.value(limit).isEmpty()) {
            return Kind.MISSES;
        }
        return limit.statistic().isPresent()
                ? ofInterval(limit, interval(limit, figures).orElseThrow(), margin(limit.metric(), runs))
                : ofRate(limit, figures);
    }

    static Optional<Interval> interval(Threshold limit, EndpointFigures figures) {
        Optional<Distribution> values = figures.distribution(limit.metric());
        return limit.statistic().flatMap(statistic -> values.map(each -> Interval.of(each, statistic)));
    }

    /** A factor by which a figure has to be on one side of its limit. */
    private static double margin(Metric metric, int runs) {
        return metric.unit() == Unit.TOKENS ? 1 : 1 + DEVIATIONS * BETWEEN_RUNS / Math.sqrt(runs);
    }

    private static Kind ofInterval(Threshold limit, Interval interval, double margin) {
        boolean lessIsBetter = limit.metric().direction() == Direction.AT_MOST;
        double worst = lessIsBetter ? interval.high() * margin : interval.low() / margin;
        double best = lessIsBetter ? interval.low() / margin : interval.high() * margin;
        return decided(limit.isMetBy(worst), !limit.isMetBy(best));
    }

    /** With no bad stream there is nothing that could be chance, however few the streams are. */
    private static Kind ofRate(Threshold limit, EndpointFigures figures) {
        int streams = limit.metric() == Metric.GOODPUT ? figures.measured() : figures.streams();
        int bad = limit.metric() == Metric.GOODPUT ? streams - figures.good() : figures.failed();
        double allowed = limit.metric() == Metric.ERROR_RATE ? limit.limit() : 1 - limit.limit();
        BinomialDistribution chance = BinomialDistribution.of(streams, Math.min(1, allowed));
        return decided(
                bad == 0 || chance.cumulativeProbability(bad) <= Interval.TAIL,
                bad > 0 && chance.survivalProbability(bad - 1) <= Interval.TAIL);
    }

    private static Kind decided(boolean meets, boolean misses) {
        return meets ? Kind.MEETS : misses ? Kind.MISSES : Kind.NEAR;
    }
}
