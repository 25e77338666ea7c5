package io.github.streamcheck.engine;

import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.plan.Limits;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.text.Unit;
import io.github.streamcheck.wire.Exchange;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import io.github.streamcheck.wire.WatchedThreads;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs streams at the pace of their stage and ends them at their limits: it owns the deadlines of each stream and of the run.
 *
 * <p>{@link #run} is for one thread at a time; {@link #stop} may come from any.
 */
public final class Engine implements AutoCloseable {

    private static final long LAG_PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /** What streams need to end once the run has been stopped is milliseconds. */
    private static final long GRACE_SECONDS = 5;

    private final ScheduledThreadPoolExecutor timer;
    private final Limits limits;
    private final long endNanos;
    private final Watchdog watchdog;
    private final Pauses pauses;
    private final Set<Exchange> inFlight = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable String> stopped = new AtomicReference<>();
    private final CountDownLatch stopSignal = new CountDownLatch(1);
    private volatile Distribution lag = new Distribution(Unit.MILLISECONDS);
    private boolean lagMeasured;

    /** Opens streams. */
    @FunctionalInterface
    public interface Opener {

        /**
         * Opens one. What follows it in its place is opened by what this returns, and has no number here.
         *
         * @param number its number within the stage, from 0
         * @param scheduledNanos when it was due, by {@link System#nanoTime()}; empty in a closed stage
         */
        Opened open(int number, OptionalLong scheduledNanos);
    }

    /** Starts the clock of the run: after its total limit, everything is stopped. */
    public Engine(Limits limits) {
        timer = new WatchedThreads(this::fail).timer("streamcheck-watchdog");
        this.limits = limits;
        endNanos = System.nanoTime() + limits.total().after().toNanos();
        watchdog = new Watchdog(timer, System::nanoTime);
        pauses = new Pauses(timer);
        Future<?> unused =
                timer.schedule(this::stopAtTheEnd, limits.total().after().toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Runs a stage. Returns when all of its streams have ended; when the engine is stopped, no further one starts and those
     * that run are cancelled.
     */
    public StageRun run(Stage stage, Opener open) {
        return run(stage, open, limits);
    }

    /** The same, with other limits of each stream than the run has. */
    public StageRun run(Stage stage, Opener open, Limits ofStreams) {
        StageRunner runner = new StageRunner(
                stage,
                open,
                (exchange, settled) -> start(exchange, ofStreams, settled),
                pauses::then,
                this::fail,
                stopSignal,
                this::isStopped,
                System::nanoTime);
        try {
            runner.startAll();
            awaitEnd(runner);
        } catch (InterruptedException interrupt) {
            stop("interrupted");
            // Since that ends every stream, there is nothing to wait for but their end.
            awaitEndAfterStop(runner);
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error own) {
            fail(own);
            awaitEndAfterStop(runner);
        }
        return runner.result();
    }

    /** Waits for the end of all streams. Those that don't end although the run does are given up. */
    private void awaitEnd(StageRunner runner) throws InterruptedException {
        long patience = GRACE_SECONDS;
        while (!runner.awaitEnd(Duration.ofSeconds(1))) {
            patience -= isStopped() ? 1 : 0;
            if (patience < 0) {
                stopped.updateAndGet(reason -> reason + "; " + inFlight.size() + " streams did not end");
                inFlight.clear();
                return;
            }
        }
    }

    private void awaitEndAfterStop(StageRunner runner) {
        boolean ended = false;
        while (!ended) {
            try {
                awaitEnd(runner);
                ended = true;
            } catch (InterruptedException again) {
                // The run is being stopped already; the caller keeps the interrupt.
            }
        }
    }

    /** Stops the run if its time is over: the thread that should have done that may have died. */
    private boolean isStopped() {
        if (System.nanoTime() - endNanos > 0) {
            stopAtTheEnd();
        }
        return stopped.get() != null;
    }

    private void stopAtTheEnd() {
        stop("totalTimeout of " + limits.total().after().toMillis() + " ms is over");
    }

    /**
     * Waits, unless the engine is stopped before.
     *
     * @param moment by this machine's clock
     */
    public void await(Instant moment) {
        try {
            boolean unused =
                    stopSignal.await(Duration.between(Instant.now(), moment).toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupt) {
            stop("interrupted");
            Thread.currentThread().interrupt();
        }
    }

    private void start(Exchange exchange, Limits ofStreams, Runnable settled) {
        inFlight.add(exchange);
        watchdog.watch(exchange, ofStreams);
        exchange.onSettled(() -> {
            inFlight.remove(exchange);
            settled.run();
        });
        if (stopped.get() != null) {
            cancel(exchange);
        }
    }

    /** Ends the run: cancels what runs and starts nothing more. Only the first reason counts. */
    public void stop(String reason) {
        stopped.compareAndSet(null, reason);
        stopSignal.countDown();
        try {
            // Not in this thread, which may hold what a stream's own thread waits for.
            timer.execute(() -> {
                inFlight.forEach(this::cancel);
                pauses.endAll();
            });
        } catch (RejectedExecutionException closed) {
            // Then there are no streams any more.
        }
    }

    /** Ends the run for a failure of this client, in any thread of it: nothing that it measures can be trusted. */
    public void fail(Throwable own) {
        stop(ClientFailures.describe(own));
    }

    private void cancel(Exchange exchange) {
        exchange.abort(new StreamEnd.Cancelled(String.valueOf(stopped.get())));
    }

    /** Why the run was stopped, if it was. */
    public Optional<String> stopped() {
        return Optional.ofNullable(stopped.get());
    }

    /**
     * Begins to take this client's own lag: how late it does what is due, tried every 10 ms. While it is late, the next tries
     * are late too, each by 10 ms less: so that the share of time in which it was late is the share of late tries. When it is
     * called again, it begins anew.
     */
    public void measureLag() {
        lag = new Distribution(Unit.MILLISECONDS);
        if (!lagMeasured) {
            lagMeasured = true;
            scheduleLag(System.nanoTime() + LAG_PERIOD_NANOS);
        }
    }

    private void scheduleLag(long dueNanos) {
        Future<?> unused = timer.schedule(
                () -> {
                    long lateNanos = Math.max(0, System.nanoTime() - dueNanos);
                    Distribution now = lag;
                    for (long late = lateNanos; late >= 0; late -= LAG_PERIOD_NANOS) {
                        now.add(late / 1e6);
                    }
                    scheduleLag(System.nanoTime() + LAG_PERIOD_NANOS);
                },
                dueNanos - System.nanoTime(),
                TimeUnit.NANOSECONDS);
    }

    /**
     * Has something done again and again, beside everything else; it should be short.
     *
     * @return ends it
     */
    public Runnable every(Duration period, Runnable action) {
        Future<?> running = timer.scheduleAtFixedRate(action, period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
        return () -> running.cancel(false);
    }

    /** This client's own lateness since {@link #measureLag} was last called. */
    public Distribution lag() {
        return lag;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        try {
            // A thread that outlives the build would hold the plugin's class loader in a Maven daemon.
            // One that does not end must not cost the result of the run.
            boolean unused = timer.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }
}
