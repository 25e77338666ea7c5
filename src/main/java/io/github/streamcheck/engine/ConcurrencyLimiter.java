package io.github.streamcheck.engine;

import io.github.streamcheck.plan.Stage;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Limits how many streams of a stage are in flight. In a closed stage with a ramp, they open one after the other.
 *
 * <p>{@link #release} may come from any thread, all else is for one.
 */
final class ConcurrencyLimiter {

    /** For {@link #acquire}: however long it takes. */
    static final long NO_LIMIT = Long.MAX_VALUE;

    private static final long ROUND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final int most;
    private final long rampNanos;
    private final LongSupplier elapsedNanos;
    private final Semaphore free = new Semaphore(0);
    private int opened;

    /**
     * All of them free, one of them open.
     *
     * @param elapsedNanos returns the time since the stage's beginning
     */
    ConcurrencyLimiter(Stage stage, LongSupplier elapsedNanos) {
        this.most = stage.pace().mostInFlight();
        this.rampNanos = stage.pace() instanceof Stage.Closed ? stage.rampUp().toNanos() : 0;
        this.elapsedNanos = elapsedNanos;
    }

    /** Takes a place if there is a free one. */
    boolean tryAcquire() {
        open(elapsedNanos.getAsLong());
        return free.tryAcquire();
    }

    /**
     * Takes a place, as soon as there is one.
     *
     * @param limitNanos when to give up, in nanoseconds after the stage's beginning
     * @param stopped whether to give up now; asked every second
     * @return whether it did before that
     */
    boolean acquire(long limitNanos, BooleanSupplier stopped) throws InterruptedException {
        while (!stopped.getAsBoolean()) {
            long now = elapsedNanos.getAsLong();
            if (now >= limitNanos) {
                return false;
            }
            open(now);
            long until = opened < most ? Math.min(limitNanos, opensAt(opened)) : limitNanos;
            if (free.tryAcquire(Math.min(until - now, ROUND_NANOS), TimeUnit.NANOSECONDS)) {
                return true;
            }
        }
        return false;
    }

    void release() {
        free.release();
    }

    /** Waits until all places that were ever taken are free again, but no longer than that; returns whether they are. */
    boolean awaitAllFree(Duration longest) throws InterruptedException {
        boolean all = free.tryAcquire(opened, longest.toNanos(), TimeUnit.NANOSECONDS);
        free.release(all ? opened : 0);
        return all;
    }

    private void open(long nowNanos) {
        while (opened < most && opensAt(opened) <= nowNanos) {
            opened++;
            free.release();
        }
    }

    /** When a place opens, counted from 0, after the stage's beginning. */
    private long opensAt(int place) {
        return (long) ((double) rampNanos * place / most);
    }
}
