package io.github.streamcheck.engine;

import io.github.streamcheck.observe.measure.Distribution;
import io.github.streamcheck.plan.Limits;
import io.github.streamcheck.plan.Unit;
import io.github.streamcheck.wire.Exchange;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Paces streams and ends them when it must: it owns the deadlines of each stream and of the run.
 *
 * <p>{@link #run} is for one thread at a time; {@link #stop} may come from any.
 */
public final class Engine implements AutoCloseable {

    /** The first streams of a run start this far apart, so that the burst of connections is not taken for the server's. */
    private static final long RAMP_STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private static final long LAG_PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final ScheduledThreadPoolExecutor timer;
    private final Watchdog watchdog;
    private final Set<Exchange> inFlight = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable String> stopped = new AtomicReference<>();
    private final Distribution lag = new Distribution(Unit.MILLISECONDS);

    /** Starts the clock of the run: after its total limit, everything is stopped. */
    public Engine(Limits limits) {
        timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "streamcheck-watchdog");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        watchdog = new Watchdog(timer, limits);
        Future<?> unused = timer.schedule(
                () -> stop("totalTimeout of " + limits.total().after().toMillis() + " ms is over"),
                limits.total().after().toNanos(),
                TimeUnit.NANOSECONDS);
    }

    /**
     * Runs streams in a closed loop: a new one starts when one has ended. Returns when all have ended; when the engine is
     * stopped, no further one starts and those that run are cancelled.
     *
     * @param streams how many, 0 or more
     * @param concurrency how many at once, 1 or more
     * @param open opens the stream with the given number, from 0
     */
    public void run(int streams, int concurrency, IntFunction<Exchange> open) {
        Semaphore places = new Semaphore(concurrency);
        long begin = System.nanoTime();
        for (int number = 0; number < streams && stopped.get() == null; number++) {
            acquire(places, 1);
            awaitRamp(number, concurrency, begin);
            if (stopped.get() != null) {
                places.release();
                break;
            }
            Exchange exchange = open.apply(number);
            inFlight.add(exchange);
            watchdog.watch(exchange);
            exchange.onSettled(() -> {
                inFlight.remove(exchange);
                places.release();
            });
            if (stopped.get() != null) {
                cancel(exchange);
            }
        }
        acquire(places, concurrency);
    }

    /** An interrupt stops the run; since that ends every stream, there is nothing to wait for but their end. */
    private void acquire(Semaphore places, int permits) {
        try {
            places.acquire(permits);
        } catch (InterruptedException interrupt) {
            stop("interrupted");
            places.acquireUninterruptibly(permits);
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitRamp(int number, int concurrency, long beginNanos) {
        if (number < concurrency) {
            long left = number * RAMP_STEP_NANOS - (System.nanoTime() - beginNanos);
            if (left > 0) {
                LockSupport.parkNanos(left);
            }
        }
    }

    /** Ends the run: cancels what runs and starts nothing more. Only the first reason counts. */
    public void stop(String reason) {
        stopped.compareAndSet(null, reason);
        inFlight.forEach(this::cancel);
    }

    private void cancel(Exchange exchange) {
        exchange.abort(new StreamEnd.Cancelled(String.valueOf(stopped.get())));
    }

    /** Why the run was stopped, if it was. */
    public Optional<String> stopped() {
        return Optional.ofNullable(stopped.get());
    }

    /** Begins to take this client's own lag: how late a timer of 10 ms fires. */
    public void measureLag() {
        scheduleLag(System.nanoTime() + LAG_PERIOD_NANOS);
    }

    private void scheduleLag(long dueNanos) {
        Future<?> unused = timer.schedule(
                () -> {
                    lag.add(Math.max(0, System.nanoTime() - dueNanos) / 1e6);
                    scheduleLag(System.nanoTime() + LAG_PERIOD_NANOS);
                },
                dueNanos - System.nanoTime(),
                TimeUnit.NANOSECONDS);
    }

    /** This client's own lateness so far. */
    public Distribution lag() {
        return lag;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        try {
            // A thread that outlives the build would hold the plugin's class loader in a Maven daemon.
            if (!timer.awaitTermination(5, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the watchdog does not end");
            }
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }
}
