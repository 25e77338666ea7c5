package io.github.streamcheck.engine;

import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.wire.Exchange;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Starts the streams of one stage, each when it is due and there is a place for it. For one thread, and one use. */
final class StageRunner {

    private final Stage stage;
    private final Engine.Opener open;
    private final Starter starter;
    private final Later later;
    private final Consumer<Throwable> failed;
    private final CountDownLatch stopSignal;
    private final BooleanSupplier stopped;
    private final LongSupplier nanoTime;
    private final long beginNanos;
    private final Schedule schedule;
    private final ConcurrencyLimiter places;
    private final long overNanos;
    /** Also by the threads on which streams end. */
    private final AtomicInteger started = new AtomicInteger();

    private Backlog held = Backlog.NONE;

    /** Puts a stream that was opened under supervision. */
    @FunctionalInterface
    interface Starter {

        /** {@code settled} is run when the stream has ended and its connection is free again. */
        void start(Exchange exchange, Runnable settled);
    }

    /** Has something done after a pause, on a thread that no stream is read on. */
    @FunctionalInterface
    interface Later {

        /** {@code action} is run once: after {@code pause}, or when the run is stopped. */
        void after(Duration pause, Runnable action);
    }

    /**
     * Begins the stage now.
     *
     * @param failed takes a failure to open what follows a stream
     * @param stopSignal is 0 once the run has been stopped
     * @param stopped whether the run has been stopped, or must be
     * @param nanoTime the clock
     */
    StageRunner(
            Stage stage,
            Engine.Opener open,
            Starter starter,
            Later later,
            Consumer<Throwable> failed,
            CountDownLatch stopSignal,
            BooleanSupplier stopped,
            LongSupplier nanoTime) {
        this.stage = stage;
        this.open = open;
        this.starter = starter;
        this.later = later;
        this.failed = failed;
        this.stopSignal = stopSignal;
        this.stopped = stopped;
        this.nanoTime = nanoTime;
        this.beginNanos = nanoTime.getAsLong();
        this.overNanos = stage.duration().map(Duration::toNanos).orElse(ConcurrencyLimiter.NO_LIMIT);
        this.schedule = Schedule.of(stage);
        this.places = new ConcurrencyLimiter(stage, this::elapsedNanos);
    }

    private long elapsedNanos() {
        return nanoTime.getAsLong() - beginNanos;
    }

    /** Returns when the stage's last stream has been started, apart from those that follow others. */
    void startAll() throws InterruptedException {
        boolean closed = stage.pace() instanceof Stage.Closed;
        int most = stage.extent() instanceof Stage.Count count ? count.streams() : Integer.MAX_VALUE;
        for (int number = 0; number < most; number++) {
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
            start(open.open(number, scheduled));
        }
    }

    private void start(Opened opened) {
        started.incrementAndGet();
        starter.start(opened.exchange(), () -> settled(opened));
    }

    /** Frees the place of a stream, or keeps it for the one that follows. */
    private void settled(Opened opened) {
        orElseFree(() -> {
            // What would only be due once the time is over is not waited for.
            Optional<Opened.Following> next = opened.following()
                    .get()
                    .filter(following -> following.pause().toNanos() < overNanos - elapsedNanos());
            next.ifPresent(following -> later.after(following.pause(), () -> follow(following)));
            return next.isPresent();
        });
    }

    private void follow(Opened.Following following) {
        orElseFree(() -> {
            boolean goesOn = !stopped.getAsBoolean();
            if (goesOn) {
                start(following.open().get());
            }
            return goesOn;
        });
    }

    /** Frees a place unless it is kept; also if that fails, since the stage would wait for it for ever. */
    private void orElseFree(BooleanSupplier keep) {
        boolean kept = false;
        try {
            kept = keep.getAsBoolean();
        } catch (RuntimeException | Error own) {
            // Before the place is free, or the run could end as if nothing had happened.
            failed.accept(own);
        }
        if (!kept) {
            places.release();
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
        return new StageRun(started.get(), held, Duration.ofNanos(elapsedNanos()));
    }
}
