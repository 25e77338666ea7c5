package io.github.streamcheck.capacity;

import io.github.streamcheck.config.Problems;
import io.github.streamcheck.config.ThresholdParser;
import io.github.streamcheck.plan.Search;
import io.github.streamcheck.plan.Search.Over;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.plan.Thresholds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** Searches for tests, and how often they find the true capacity of a synthetic server. */
final class Searches {

    static final Thresholds TTFT = thresholds(Map.of("ttft.p95", "800ms"));

    /** How the time to the first token may depend on the load; it is 800 ms at the capacity. */
    enum Curve {
        /** Requests queue as the server gets busy (M/M/1): the capacity is at 75 % of what it can do at most. */
        QUEUE {
            @Override
            double p95(double load, double capacity) {
                double utilization = 0.75 * load / capacity;
                return utilization >= 1 ? 30_000 : 200 / (1 - utilization);
            }
        },
        /** All is well up to a limit, beyond which the queue grows as long as the load is held. */
        KNEE {
            @Override
            double p95(double load, double capacity) {
                return load <= capacity ? 120 : 800 + 30_000 * (load / capacity - 1);
            }
        },
        /** Each stream more makes all of them slower. */
        PROPORTIONAL {
            @Override
            double p95(double load, double capacity) {
                return 800 * load / capacity;
            }
        };

        abstract double p95(double load, double capacity);
    }

    private Searches() {}

    static Thresholds thresholds(Map<String, String> given) {
        return ThresholdParser.parse(given, new Problems());
    }

    static Search rate(double from, double to) {
        return search(Over.RATE, from, to);
    }

    static Search concurrency(double from, double to) {
        return search(Over.CONCURRENCY, from, to);
    }

    private static Search search(Over over, double from, double to) {
        return new Search(
                over, from, to, 0.05, new Stage.Time(Duration.ofSeconds(30)), Stage.Arrivals.CONSTANT, 1, 1_000);
    }

    /**
     * What many searches came to.
     *
     * @param errors how far each was off, as a share of the true capacity
     * @param runs how often a load was run in one search, on average
     */
    record Result(List<Double> errors, double runs) {

        /** The share of searches that were off by no more than this. */
        double within(double most) {
            return (double) errors.stream()
                            .filter(error -> error <= most + 1e-6)
                            .count()
                    / errors.size();
        }
    }

    /** Searches with a tolerance of 5 %, each on a server of its own, with noise within and between runs. */
    static Result simulate(Curve curve, double inside, double between, int trials) {
        Random random = new Random(5);
        List<Double> errors = new ArrayList<>();
        long runs = 0;
        for (int trial = 0; trial < trials; trial++) {
            double capacity = 4 + 26 * random.nextDouble();
            DoubleUnaryOperator p95 = load -> curve.p95(load, capacity);
            SyntheticServer server = new SyntheticServer(p95, inside, between, random.nextLong());
            Capacity result = new CapacitySearch(rate(1, 50), TTFT, server).run();
            errors.add(Math.abs(result.value() / capacity - 1));
            runs += server.runs;
        }
        return new Result(errors, (double) runs / trials);
    }
}
