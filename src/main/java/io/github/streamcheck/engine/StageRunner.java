package io.github.streamcheck.engine;

import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.wire.Exchange;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Starts the streams of one stage, each when it is due and there is a place for it. For one thread, and one use. */
final class StageRunner {

    private final Stage stage;
    private final Engine.Opener open;
    private final Starter starter;
    private final CountDownLatch stopSignal;
    private final BooleanSupplier stopped;
    private final LongSupplier nanoTime;
    private final long beginNanos;
    private final Schedule schedule;
    private final ConcurrencyLimiter places;
    private int started;
    private Backlog held = Backlog.NONE;

    /** Puts a stream that was opened under supervision. */
    @FunctionalInterface
    interface Starter {

        /** {@code settled} is run when the stream has ended and its connection is free again. */
        void start(Exchange exchange, Runnable settled);
    }

    /**
     * Begins the stage now.
     *
     * @param stopSignal is 0 once the run has been stopped
     * @param stopped whether the run has been stopped, or must be
     * @param nanoTime the clock
     */
    StageRunner(
            Stage stage,
            Engine.Opener open,
            Starter starter,
            CountDownLatch stopSignal,
            BooleanSupplier stopped,
            LongSupplier nanoTime) {
        this.stage = stage;
        this.open = open;
        this.starter = starter;
        this.stopSignal = stopSignal;
        this.stopped = stopped;
        this.nanoTime = nanoTime;
        this.beginNanos = nanoTime.getAsLong();
        this.schedule = Schedule.of(stage);
        this.places = new ConcurrencyLimiter(stage, this::elapsedNanos);
    }

    private long elapsedNanos() {
        return nanoTime.getAsLong() - beginNanos;
    }

    /** Returns when the stage's last stream has been started. */
    void startAll() throws InterruptedException {
        boolean closed = stage.pace() instanceof Stage.Closed;
        int most = stage.extent() instanceof Stage.Count count ? count.streams() : Integer.MAX_VALUE;
        long overNanos = stage.duration().map(Duration::toNanos).orElse(ConcurrencyLimiter.NO_LIMIT);
        while (started < most) {
            long dueNanos = schedule.nextNanos();
            if (dueNanos >= overNanos || isStoppedBefore(dueNanos)) {
                return;
            }
            if (!closed) {
                // What was due in time is started, however late; else a slow server would be spared its queue.
                if (!acquireDue(dueNanos)) {
                    return;
                }
            } else if (!places.acquire(overNanos, stopped)) {
                return;
            }
            if (stopped.getAsBoolean()) {
                places.release();
                return;
            }
            OptionalLong scheduled = closed ? OptionalLong.empty() : OptionalLong.of(beginNanos + dueNanos);
            starter.start(open.open(started, scheduled), places::release);
            started++;
        }
    }

    /** Waits until a moment of the stage. */
    private boolean isStoppedBefore(long dueNanos) throws InterruptedException {
        return stopSignal.await(dueNanos - elapsedNanos(), TimeUnit.NANOSECONDS);
    }

    /** Returns whether it did before the run was stopped. */
    private boolean acquireDue(long dueNanos) throws InterruptedException {
        if (places.tryAcquire()) {
            return true;
        }
        boolean acquired = places.acquire(ConcurrencyLimiter.NO_LIMIT, stopped);
        if (acquired) {
            held = held.plus(Duration.ofNanos(elapsedNanos() - dueNanos));
        }
        return acquired;
    }

    /** Waits until all streams have ended, but no longer than that; returns whether they have. */
    boolean awaitEnd(Duration longest) throws InterruptedException {
        return places.awaitAllFree(longest);
    }

    StageRun result() {
        return new StageRun(started, held, Duration.ofNanos(elapsedNanos()));
    }
}
