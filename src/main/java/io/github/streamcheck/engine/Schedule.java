package io.github.streamcheck.engine;

import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.plan.Stage.Arrivals;
import java.time.Duration;
import java.util.Random;

/** Computes when the streams of a stage are due, one after the other. Does not read a clock itself. Not thread-safe. */
@FunctionalInterface
interface Schedule {

    /** When the next stream is due, in nanoseconds after the stage's beginning; never before the one before. */
    long nextNanos();

    /** That of {@code stage}: in a closed one, every stream is due at once, and only waits for its place. */
    static Schedule of(Stage stage) {
        if (stage.pace() instanceof Stage.Replay replay) {
            return new TraceSchedule(replay);
        }
        return stage.pace() instanceof Stage.Open open ? new OpenSchedule(open, stage.rampUp()) : () -> 0;
    }

    /** The times of a trace. */
    final class TraceSchedule implements Schedule {

        private final Stage.Replay replay;
        private int next;

        TraceSchedule(Stage.Replay replay) {
            this.replay = replay;
        }

        @Override
        public long nextNanos() {
            return replay.dueNanos(next++);
        }
    }

    /**
     * Arrivals at a rate that grows linearly until it is reached. They are first laid out as if one were expected per unit of
     * time, evenly or at random, and that time is then bent so that the rate is what it should be at every moment.
     */
    final class OpenSchedule implements Schedule {

        private static final double NANOS_PER_SECOND = 1e9;

        private final double perNano;
        private final double rampNanos;
        private final boolean poisson;
        /** The one class of random numbers whose sequence is the same on every JVM. */
        private final Random random;

        private double expected;
        private boolean begun;

        OpenSchedule(Stage.Open open, Duration rampUp) {
            this.perNano = open.perSecond() / NANOS_PER_SECOND;
            this.rampNanos = rampUp.toNanos();
            this.poisson = open.arrivals() == Arrivals.POISSON;
            this.random = new Random(open.seed());
            // Random spaces need none: what comes of several shards is as random as what would come of one.
            this.expected = poisson ? 0 : open.phase();
        }

        @Override
        public long nextNanos() {
            if (poisson) {
                expected -= Math.log1p(-random.nextDouble());
            } else if (begun) {
                expected++;
            }
            begun = true;
            return Math.round(nanosUntil(expected));
        }

        /** The moment until which so many arrivals are expected. */
        private double nanosUntil(double arrivals) {
            double inRamp = perNano * rampNanos / 2;
            return arrivals < inRamp
                    ? Math.sqrt(2 * arrivals * rampNanos / perNano)
                    : rampNanos / 2 + arrivals / perNano;
        }
    }
}
