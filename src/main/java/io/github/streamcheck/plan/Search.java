package io.github.streamcheck.plan;

import io.github.streamcheck.plan.Stage.Arrivals;
import io.github.streamcheck.plan.Stage.Extent;
import io.github.streamcheck.text.Rates;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A search for the highest load that still meets the thresholds. A load is a rate in streams per second, or a number of streams at
 * the same time. Immutable.
 *
 * @param over what is raised
 * @param from the lowest load, above 0
 * @param to the highest load, at least {@code from}
 * @param tolerance how far apart the highest load that meets the thresholds and the lowest one that does not may be in the end, as
 *     a share above 0
 * @param extent how long a load is held, or with how many streams
 * @param arrivals how the streams of a rate are spaced
 * @param seed what random spaces are drawn from
 * @param mostInFlight how many streams of a rate there can be at once, 1 or more
 */
public record Search(
        Over over,
        double from,
        double to,
        double tolerance,
        Extent extent,
        Arrivals arrivals,
        long seed,
        int mostInFlight) {

    /** Rates are tried with so many significant digits, so that they are read easily. */
    private static final MathContext DIGITS = new MathContext(3);

    /** Beyond it, two loads differ. */
    private static final double ROUNDING = 1e-9;

    /** What a search raises. */
    public enum Over {
        /** Streams per second. */
        RATE(Metric.CAPACITY),
        /** Streams at the same time. */
        CONCURRENCY(Metric.CONCURRENT_CAPACITY);

        private final Metric metric;

        Over(Metric metric) {
            this.metric = metric;
        }

        /** The word for it in parameters and reports. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What the search finds. */
        public Metric metric() {
            return metric;
        }
    }

    /** A stage of this load; {@code run} counts those of the same load from 0, which differ in what is random. */
    public Stage stage(double load, int run) {
        return over == Over.RATE
                ? new Stage(new Stage.Open(load, arrivals, seed + run, mostInFlight), extent, Duration.ZERO)
                : Stage.closed((int) load, extent);
    }

    /** The load after one that meets the thresholds, as long as none is known that does not. */
    public double doubled(double load) {
        return Math.min(to, 2 * load);
    }

    /** A load between two others; empty if they are so near that the search is over. */
    public OptionalDouble between(double met, double missed) {
        if (missed <= met * (1 + tolerance + ROUNDING)) {
            return OptionalDouble.empty();
        }
        double middle = Math.sqrt(met * missed);
        double tried = over == Over.RATE
                ? BigDecimal.valueOf(middle).round(DIGITS).doubleValue()
                : Math.max(met + 1, Math.rint(middle));
        return tried > met && tried < missed ? OptionalDouble.of(tried) : OptionalDouble.empty();
    }

    /** The time that it takes at least if every load meets the thresholds. */
    Duration least() {
        Duration least = Duration.ZERO;
        double load = from;
        while (load < to) {
            least = least.plus(stage(load, 0).least());
            load = doubled(load);
        }
        return least.plus(stage(to, 0).least());
    }

    /** The load in words, such as {@code 23 streams/s} or {@code 8 streams at once}. */
    public String format(double load) {
        return over == Over.RATE
                ? Rates.format(load).replace("/", load == 1 ? " stream/" : " streams/")
                : (int) load + (load == 1 ? " stream" : " streams") + " at once";
    }

    /** The search in a few words, such as {@code search from 1 streams/s to 50 streams/s}. */
    public String describe() {
        return "search from " + format(from) + " to " + format(to);
    }
}
