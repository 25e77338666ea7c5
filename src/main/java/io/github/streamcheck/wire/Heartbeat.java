package io.github.streamcheck.wire;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Notices when this process is suspended: a garbage collection, a machine that is busy with something else, a suspended laptop.
 * It wants to run every few milliseconds; whenever it runs much later, so does everything else, and what arrives meanwhile waits
 * unread. Without it, such a wait looks as if the server had sent nothing.
 *
 * <p>Thread-safe.
 */
final class Heartbeat implements Runnable {

    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    /** Later than this is a standstill; a thread that sleeps is woken less exactly than to the microsecond. */
    private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

    private final LongSupplier nanoTime;
    private boolean started;
    private long beatNanos;
    private long stillFromNanos;
    private long stillToNanos;

    /** {@code nanoTime}: the clock of all times, {@link System#nanoTime()}. */
    Heartbeat(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.beatNanos = nanoTime.getAsLong();
        this.stillFromNanos = beatNanos;
        this.stillToNanos = beatNanos;
    }

    /** Begins to beat, unless it has begun. */
    void start(ScheduledExecutorService timer) {
        if (begin()) {
            Future<?> unused = timer.scheduleWithFixedDelay(this, PERIOD_NANOS, PERIOD_NANOS, TimeUnit.NANOSECONDS);
        }
    }

    /** From now on, {@link #run} has to be called every 5 ms; gives whether that is new. */
    synchronized boolean begin() {
        boolean first = !started;
        started = true;
        beatNanos = first ? nanoTime.getAsLong() : beatNanos;
        return first;
    }

    @Override
    public synchronized void run() {
        long now = nanoTime.getAsLong();
        if (isLate(now)) {
            stillFromNanos = beatNanos;
            stillToNanos = now;
        }
        beatNanos = now;
    }

    private boolean isLate(long now) {
        return started && now - beatNanos > PERIOD_NANOS + LATE_NANOS;
    }

    /**
     * Since when what a thread finds to do at {@code nowNanos} may have waited for it, if it has had nothing to do since
     * {@code idleNanos}: since the process stood still, if it just did, else only from now on.
     */
    synchronized long waitingSince(long idleNanos, long nowNanos) {
        if (isLate(nowNanos)) {
            return later(idleNanos, beatNanos);
        }
        // The beat may run before the other threads do, but not long before.
        boolean justNow = nowNanos - stillToNanos < stillToNanos - stillFromNanos;
        return justNow && stillToNanos - idleNanos > 0 ? later(idleNanos, stillFromNanos) : nowNanos;
    }

    private static long later(long one, long other) {
        return one - other > 0 ? one : other;
    }
}
