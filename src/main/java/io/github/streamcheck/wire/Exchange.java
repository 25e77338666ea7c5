package io.github.streamcheck.wire;

import io.github.streamcheck.wire.StreamEvent.StreamEnd;

/**
 * One stream on the wire, from request to end, to watch and to abort. After its {@link StreamEvent.Ended} nothing more is
 * reported of it. Implementations are thread-safe.
 */
public interface Exchange {

    /** Whether the stream has ended and its connection is free again. */
    boolean isSettled();

    /** Has {@code action} run once the exchange is settled; at once if it is. */
    void onSettled(Runnable action);

    /** When the exchange was made, in nanoseconds of {@link System#nanoTime()}. */
    long createdNanos();

    /** When anything last came from the server, or else when the exchange was made. */
    long lastSignNanos();

    /** Ends the stream as {@code how}, unless it has ended, and closes its connection. */
    void abort(StreamEnd how);
}
