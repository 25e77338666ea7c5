package io.github.streamcheck.plan;

import io.github.streamcheck.text.Durations;
import io.github.streamcheck.text.Quantities;
import io.github.streamcheck.text.Rates;
import io.github.streamcheck.text.Unit;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * A part of the load with one pace. It ends when all of its streams have ended, and only then the next one begins.
 *
 * @param pace when its streams begin
 * @param extent how many streams it has, or how long it opens new ones
 * @param rampUp how long it takes to ramp up from zero; 0 for no ramp-up
 * @param abandon the share of its streams that this client leaves before their end, 0 or more and below 1
 * @param slowReaders the share of its streams that this client reads slowly, 0 or more and below 1
 */
public record Stage(Pace pace, Extent extent, Duration rampUp, double abandon, double slowReaders) {

    /** Streams that start in the same instant measure the burst of connections, not the server. */
    private static final Duration RAMP_STEP = Duration.ofMillis(1);

    /** A stage whose streams are all read to their end. */
    public Stage(Pace pace, Extent extent, Duration rampUp) {
        this(pace, extent, rampUp, 0, 0);
    }

    /** The same, but this client leaves a share of the streams before their end. */
    public Stage abandoning(double share) {
        return new Stage(pace, extent, rampUp, share, slowReaders);
    }

    /** The same, but this client reads a share of the streams slowly. */
    public Stage readingSlowly(double share) {
        return new Stage(pace, extent, rampUp, abandon, share);
    }

    /** A stage of streams one after the other, with a millisecond between the first ones. */
    public static Stage closed(int concurrency, Extent extent) {
        return new Stage(new Closed(concurrency), extent, RAMP_STEP.multipliedBy(concurrency));
    }

    /**
     * The part of it that a shard runs, in the same time.
     *
     * @param mostInFlight for an open stage that leaves it to the machine
     * @throws IllegalStateException if it replays a trace, which is not divided
     */
    Stage part(Shard shard, int mostInFlight) {
        Extent own = extent instanceof Count count ? new Count(shard.part(count.streams())) : extent;
        Pace slower;
        if (pace instanceof Open open) {
            int most = open.mostInFlight();
            slower = new Open(
                    open.perSecond() / shard.total(),
                    open.arrivals(),
                    shard.seed(open.seed()),
                    most == Open.AS_MANY_AS_CAN_BE ? mostInFlight : shard.part(most),
                    shard.phase());
        } else if (pace instanceof Closed closed) {
            slower = new Closed(shard.part(closed.concurrency()));
        } else {
            throw new IllegalStateException("a trace is not divided");
        }
        return new Stage(slower, own, rampUp, abandon, slowReaders);
    }

    /** The number within the whole stage, from 0, at which a shard's streams begin to take turns. */
    public int firstTurn(Shard shard) {
        return extent instanceof Count count ? shard.before(count.streams()) : shard.index() - 1;
    }

    /** The stage in a few words, such as {@code 100 streams, 10 at once} or {@code 20/s for 30 s}. */
    public String describe() {
        return load() + share(abandon, "abandoned") + share(slowReaders, "slow readers");
    }

    private String load() {
        if (pace instanceof Replay) {
            return pace.describe();
        }
        return extent instanceof Time time
                ? pace.describe() + " for " + Durations.format(time.duration())
                : Quantities.count(((Count) extent).streams())
                        + (((Count) extent).streams() == 1 ? " stream, " : " streams, ")
                        + pace.describe();
    }

    private static String share(double part, String what) {
        return part > 0 ? ", " + Quantities.formatExactly(part, Unit.RATIO) + " " + what : "";
    }

    /** The same with a second stream after each, in place of so many streams; a stage with a duration stays as it is. */
    public Stage doubled() {
        return extent instanceof Count count
                ? new Stage(
                        pace,
                        new Count((int) Math.min(Integer.MAX_VALUE, 2L * count.streams())),
                        rampUp,
                        abandon,
                        slowReaders)
                : this;
    }

    /** The time after which no new stream is due, if there is one. */
    public Optional<Duration> duration() {
        return extent instanceof Time time ? Optional.of(time.duration()) : Optional.empty();
    }

    /** The time that it takes at least: until its last stream is due. */
    Duration least() {
        if (pace instanceof Replay replay) {
            return replay.length();
        }
        if (extent instanceof Count count && pace instanceof Open open) {
            double seconds = rampUp.toNanos() / 2e9 + Math.max(0, count.streams() - 1) / open.perSecond();
            // Three centuries are enough for anyone, and can be added up.
            return Duration.ofSeconds((long) Math.min(seconds, 1e10));
        }
        return duration().orElse(Duration.ZERO);
    }

    /** When streams begin. */
    public sealed interface Pace {

        /** The most streams that there can be at once. */
        int mostInFlight();

        /** The pace in a few words, such as {@code 10 at once}. */
        String describe();
    }

    /**
     * A new stream begins when one has ended.
     *
     * @param concurrency how many at once, 1 or more
     */
    public record Closed(int concurrency) implements Pace {
        @Override
        public int mostInFlight() {
            return concurrency;
        }

        @Override
        public String describe() {
            return Quantities.count(concurrency) + " at once";
        }
    }

    /**
     * Streams begin when they are due, whether or not earlier ones have ended.
     *
     * @param perSecond the rate of streams, above 0
     * @param arrivals how they are spaced
     * @param seed what random spaces are drawn from
     * @param mostInFlight how many there can be at once, 1 or more; further ones wait, which counts as their own time
     * @param phase how long after the stage's beginning the first of equally spaced streams is due, as a part of the space
     *     between two: 0 to 1
     */
    public record Open(double perSecond, Arrivals arrivals, long seed, int mostInFlight, double phase) implements Pace {

        /** For {@code mostInFlight}: as many as each machine can have. */
        public static final int AS_MANY_AS_CAN_BE = Integer.MAX_VALUE;

        /** Streams of which the first is due at once. */
        public Open(double perSecond, Arrivals arrivals, long seed, int mostInFlight) {
            this(perSecond, arrivals, seed, mostInFlight, 0);
        }

        @Override
        public String describe() {
            return Rates.format(perSecond) + (arrivals == Arrivals.CONSTANT ? "" : " (" + arrivals.word() + ")");
        }
    }

    /**
     * Streams begin when those of a trace did, whether or not earlier ones have ended. Its stage has as many as the trace.
     *
     * @param trace what is replayed
     * @param speed how much faster, above 0; 1 is as fast as it was
     * @param mostInFlight how many there can be at once, 1 or more; further ones wait, which counts as their own time
     */
    public record Replay(Trace trace, double speed, int mostInFlight) implements Pace {

        /** A stage that replays a trace. */
        public Stage stage() {
            return new Stage(this, new Count(trace.requests().size()), Duration.ZERO);
        }

        /** When the request of this index, from 0, begins: in nanoseconds after the first one. */
        public long dueNanos(int index) {
            return Math.round(trace.requests().get(index).at().toNanos() / speed);
        }

        /** The time from its first request to its last one. */
        public Duration length() {
            return Duration.ofNanos(dueNanos(trace.requests().size() - 1));
        }

        /** How many streams per second it has on average, above 0. */
        public double perSecond() {
            return trace.requests().size() / Math.max(1, length().toNanos() / 1e9);
        }

        @Override
        public String describe() {
            if (speed == 1) {
                return trace.describe();
            }
            String times = speed == 2
                    ? "twice"
                    : new BigDecimal(Double.toString(speed))
                                    .stripTrailingZeros()
                                    .toPlainString() + " times";
            return trace.describe() + ", " + times + " as fast";
        }
    }

    /** How the streams of an open stage are spaced. */
    public enum Arrivals {
        /** All spaces are equal. */
        CONSTANT,
        /** As with many users who know nothing of each other: spaces are exponentially distributed. */
        POISSON;

        /** The word for it in parameters and reports. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** When a stage is over. */
    public sealed interface Extent {}

    /**
     * After so many streams.
     *
     * @param streams 0 or more
     */
    public record Count(int streams) implements Extent {}

    /**
     * When this time is over; what is in flight then goes on to its end.
     *
     * @param duration positive
     */
    public record Time(Duration duration) implements Extent {}
}
