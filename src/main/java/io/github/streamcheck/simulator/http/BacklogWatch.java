package io.github.streamcheck.simulator.http;

import io.github.streamcheck.simulator.api.DeliverySettings.Backlog;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Watches whether the client of one answer takes it: HttpCore asks for more only when it has written what there was. Thread-safe.
 */
final class BacklogWatch {

    /** A client that takes nothing for so long is a slow one. */
    private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private final Backlog backlog;
    private final SharedWriter writer;
    private final Runnable reset;
    private final ScheduledExecutorService timer;
    private boolean watching;
    private boolean wants;
    private boolean over;
    private long askedNanos;

    /** {@code reset} closes the connection. */
    BacklogWatch(Backlog backlog, SharedWriter writer, Runnable reset, ScheduledExecutorService timer) {
        this.backlog = backlog;
        this.writer = writer;
        this.reset = reset;
        this.timer = timer;
    }

    /** Whether the answer has to wait for the client of another. */
    boolean isHeldUp() {
        boolean heldUp = backlog == Backlog.HOLDS_UP_OTHERS && writer.holdsUp(this);
        if (heldUp) {
            asked(false, 0);
        }
        return heldUp;
    }

    /** HttpCore has asked for more; {@code more}: and is to ask again at {@code dueNanos}, as there is more. */
    synchronized void asked(boolean more, long dueNanos) {
        wants = more;
        long now = System.nanoTime();
        askedNanos = dueNanos - now > 0 ? dueNanos : now;
        writer.takes(this);
        if (more && !watching && !over && backlog != Backlog.WAITS) {
            watching = true;
            look();
        }
    }

    private void look() {
        Future<?> unused = timer.schedule(this::lookNow, SLOW_NANOS / 3, TimeUnit.NANOSECONDS);
    }

    private void lookNow() {
        if (isSlow()) {
            if (backlog == Backlog.CUTS) {
                reset.run();
            } else {
                writer.blocks(this);
            }
        }
    }

    /** Looks for it once. */
    private synchronized boolean isSlow() {
        boolean slow = wants && System.nanoTime() - askedNanos > SLOW_NANOS;
        if (!slow && !over) {
            look();
        }
        return slow && !over;
    }

    /** All has been sent, or the client is gone. */
    synchronized void over() {
        over = true;
        writer.takes(this);
    }
}
