package io.github.streamcheck.observe;

import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.measure.Extreme;
import io.github.streamcheck.plan.Metric;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Adds up the streams of one endpoint, or of all. Thread-safe. */
final class EndpointTally implements TokenListener {

    private final Map<Metric, Distribution> distributions = new EnumMap<>(Metric.class);
    private final Map<Metric, Extreme> worst = new EnumMap<>(Metric.class);
    private final Distribution gaps = distribution(Metric.ITL);
    private final Distribution waits = distribution(Metric.DELIVERY_LAG);
    private int streams;
    private int succeeded;
    private int measured;
    private int answered;
    private int good;
    private int countedByServer;
    private int abandoned;
    private int slow;
    private int heldBack;
    private long tokens;

    @Override
    public void gap(long nanos) {
        gaps.add(nanos / 1e6);
    }

    @Override
    public void waited(long nanos) {
        waits.add(nanos / 1e6);
    }

    synchronized void add(StreamResult result, Goodput goodput) {
        if (result.outcome() == StreamResult.Outcome.ABANDONED) {
            abandoned++;
            addFigures(result);
            return;
        }
        if (result.outcome() == StreamResult.Outcome.SLOW) {
            slow++;
            heldBack += result.end().connection().heldBack() ? 1 : 0;
            return;
        }
        boolean success = result.outcome() == StreamResult.Outcome.SUCCEEDED;
        streams++;
        succeeded += success ? 1 : 0;
        if (result.stream().phase() != Phase.MEASURED) {
            return;
        }
        StreamFigures figures = result.figures();
        measured++;
        answered += success && figures.get(Metric.TTFT).isPresent() ? 1 : 0;
        good += goodput.isGood(result) ? 1 : 0;
        countedByServer += figures.tokensFromUsage() ? 1 : 0;
        tokens += (long) figures.get(Metric.TOKENS).orElse(0);
        addFigures(result);
    }

    private void addFigures(StreamResult result) {
        result.ofServer().values().forEach((metric, value) -> {
            distribution(metric).add(value);
            worst.merge(metric, new Extreme(result.stream().number(), value), (a, b) -> a.worse(b, metric));
        });
    }

    synchronized void addAll(EndpointTally other) {
        synchronized (other) {
            other.distributions.forEach((metric, values) -> distribution(metric).addAll(values));
            other.worst.forEach((metric, extreme) -> worst.merge(metric, extreme, (a, b) -> a.worse(b, metric)));
            streams += other.streams;
            succeeded += other.succeeded;
            measured += other.measured;
            answered += other.answered;
            good += other.good;
            countedByServer += other.countedByServer;
            abandoned += other.abandoned;
            slow += other.slow;
            heldBack += other.heldBack;
            tokens += other.tokens;
        }
    }

    /** Adds what was tallied elsewhere. */
    synchronized void addAll(EndpointFigures other) {
        other.distributions().forEach((metric, values) -> distribution(metric).addAll(values));
        other.worst().forEach((metric, extreme) -> worst.merge(metric, extreme, (a, b) -> a.worse(b, metric)));
        streams += other.streams();
        succeeded += other.succeeded();
        measured += other.measured();
        answered += other.answered();
        good += other.good();
        countedByServer += other.countedByServer();
        abandoned += other.abandoned();
        slow += other.slow();
        heldBack += other.heldBack();
        tokens += other.tokens();
    }

    synchronized EndpointFigures figures(Duration wallClock) {
        Map<Metric, Distribution> copy = new EnumMap<>(Metric.class);
        distributions.forEach((metric, values) -> {
            if (values.count() > 0) {
                Distribution own = new Distribution(metric.unit());
                own.addAll(values);
                copy.put(metric, own);
            }
        });
        return new EndpointFigures(
                streams,
                succeeded,
                measured,
                answered,
                good,
                countedByServer,
                abandoned,
                slow,
                heldBack,
                tokens,
                wallClock,
                copy,
                worst);
    }

    private Distribution distribution(Metric metric) {
        return distributions.computeIfAbsent(metric, created -> new Distribution(created.unit()));
    }
}
