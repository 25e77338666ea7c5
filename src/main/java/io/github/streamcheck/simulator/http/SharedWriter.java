package io.github.streamcheck.simulator.http;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of a server that writes all answers in turn: while a client takes nothing, it waits, and all others with it, though
 * not for longer than a second for each client. Thread-safe.
 */
final class SharedWriter {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private @Nullable Object waitsFor;
    private long untilNanos;

    /** The client of {@code answer} takes nothing more. */
    synchronized void blocks(Object answer) {
        if (waitsFor == null) {
            waitsFor = answer;
            untilNanos = System.nanoTime() + PATIENCE_NANOS;
        }
    }

    /** The client of {@code answer} has taken everything, or is gone. */
    synchronized void takes(Object answer) {
        waitsFor = waitsFor == answer ? null : waitsFor;
    }

    /** Whether {@code answer} has to wait for another client. */
    synchronized boolean holdsUp(Object answer) {
        if (waitsFor != null && System.nanoTime() - untilNanos >= 0) {
            waitsFor = null;
        }
        return waitsFor != null && waitsFor != answer;
    }
}
