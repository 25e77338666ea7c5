package io.github.streamcheck.engine;

import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.wire.Exchange;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Starts the streams of one stage, each when it is due and there is a place for it. For one thread, and one use. */
final class StageRunner {

    private final Stage stage;
    private final Engine.Opener open;
    private final Starter starter;
    private final CountDownLatch stopSignal;
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

    /** Begins the stage now, by the clock {@code nanoTime}. */
    StageRunner(Stage stage, Engine.Opener open, Starter starter, CountDownLatch stopSignal, LongSupplier nanoTime) {
        this.stage = stage;
        this.open = open;
        this.starter = starter;
        this.stopSignal = stopSignal;
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
                acquireDue(dueNanos);
            } else if (!places.acquire(overNanos)) {
                return;
            }
            if (stopSignal.getCount() == 0) {
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

    private void acquireDue(long dueNanos) throws InterruptedException {
        if (places.tryAcquire()) {
            return;
        }
        places.acquire(ConcurrencyLimiter.NO_LIMIT);
        held = held.plus(Duration.ofNanos(elapsedNanos() - dueNanos));
    }

    void awaitEnd() throws InterruptedException {
        places.awaitAllFree();
    }

    /** For when the engine has been stopped, so that every stream ends at once. */
    void awaitEndAfterStop() {
        boolean ended = false;
        while (!ended) {
            try {
                awaitEnd();
                ended = true;
            } catch (InterruptedException again) {
                // The run is being stopped already; the caller keeps the interrupt.
            }
        }
    }

    StageRun result() {
        return new StageRun(started, held, Duration.ofNanos(elapsedNanos()));
    }
}
