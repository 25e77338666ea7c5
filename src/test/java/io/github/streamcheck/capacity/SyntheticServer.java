package io.github.streamcheck.capacity;

import io.github.streamcheck.capacity.CapacitySearch.Attempt;
import io.github.streamcheck.capacity.CapacitySearch.Runner;
import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.text.Unit;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** A server made of random numbers, whose true capacity is known: values of TTFT around a curve, with noise within and between runs. */
final class SyntheticServer implements Runner {

    /** The 95th percentile of the standard normal distribution. */
    private static final double P95 = 1.6449;

    private static final double SECONDS = 30;

    private final DoubleUnaryOperator p95;
    private final double inside;
    private final double between;
    private final Random random;
    int runs;

    /**
     * A server.
     *
     * @param p95 the true ttft.p95 by the load, in milliseconds: that of the streams of very many runs
     * @param inside the standard deviation of the logarithms within a run
     * @param between the same between runs of the same load
     */
    SyntheticServer(DoubleUnaryOperator p95, double inside, double between, long seed) {
        this.p95 = p95;
        this.inside = inside;
        this.between = between;
        this.random = new Random(seed);
    }

    @Override
    public Optional<Attempt> run(double load, int run) {
        runs++;
        int streams = (int) Math.max(1, load * SECONDS);
        double middle =
                p95.applyAsDouble(load) * Math.exp(between * random.nextGaussian() - Math.hypot(inside, between) * P95);
        Distribution ttft = new Distribution(Unit.MILLISECONDS);
        for (int i = 0; i < streams; i++) {
            ttft.add(middle * Math.exp(inside * random.nextGaussian()));
        }
        return Optional.of(new Attempt(figures(streams, 0, ttft), false));
    }

    static EndpointFigures figures(int streams, int failed, Distribution ttft) {
        int good = streams - failed;
        return new EndpointFigures(
                streams,
                good,
                streams,
                good,
                good,
                good,
                32L * good,
                Duration.ofSeconds((long) SECONDS),
                ttft.count() == 0 ? Map.of() : Map.of(Metric.TTFT, ttft),
                Map.of());
    }
}
