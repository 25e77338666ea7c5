package io.github.streamcheck.wire;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.hc.core5.reactor.EventMask;
import org.apache.hc.core5.reactor.IOSession;
import org.jspecify.annotations.Nullable;

/**
 * Measures the lag of the I/O thread's event loop: every few milliseconds it asks for a connection to be written, which it always
 * can be, and takes how long the loop needs to get there. What a server sends has to wait about as long.
 *
 * <p>Thread-safe.
 */
final class LoopProbe {

    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    /** How long a lag is taken for that of what follows; the next is known by then. */
    private static final long VALID_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final LongSupplier nanoTime;
    private boolean started;
    private @Nullable IOSession connection;
    private @Nullable IOSession asked;
    private long askedNanos;
    private long lagNanos;
    private long validUntilNanos;

    /** {@code nanoTime}: the clock of all times, {@link System#nanoTime()}. */
    LoopProbe(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.validUntilNanos = nanoTime.getAsLong();
    }

    /** {@code open} may be asked for. Not before TLS is agreed on, since to ask would disturb that. */
    synchronized void mayAsk(IOSession open) {
        connection = open;
    }

    /** Begins to ask, unless it has begun. */
    synchronized void start(ScheduledExecutorService timer) {
        if (!started) {
            started = true;
            Future<?> unused =
                    timer.scheduleWithFixedDelay(this::ask, PERIOD_NANOS, PERIOD_NANOS, TimeUnit.NANOSECONDS);
        }
    }

    /**
     * Asks; until the loop has got there, again the same connection. A single question can be lost: the loop may be about to say that
     * it has written all that there is.
     */
    void ask() {
        IOSession next = next();
        if (next != null) {
            // Without this probe's lock, since the connection has one too.
            next.setEvent(EventMask.WRITE);
        }
    }

    private synchronized @Nullable IOSession next() {
        if (asked == null && connection != null) {
            asked = connection;
            askedNanos = nanoTime.getAsLong();
        }
        return asked;
    }

    /** The loop has got to {@code ready}, which can be written. */
    synchronized void written(IOSession ready) {
        if (ready == asked) {
            asked = null;
            long now = nanoTime.getAsLong();
            lagNanos = now - askedNanos;
            validUntilNanos = now + Math.max(lagNanos, VALID_NANOS);
        }
    }

    /** {@code closed} is no more. */
    synchronized void closed(IOSession closed) {
        asked = closed == asked ? null : asked;
        connection = closed == connection ? null : connection;
    }

    /** The lag at {@code nowNanos}, in nanoseconds; 0 if it is not known. */
    synchronized long lag(long nowNanos) {
        long last = validUntilNanos - nowNanos > 0 ? lagNanos : 0;
        return asked == null ? last : Math.max(last, nowNanos - askedNanos);
    }
}
