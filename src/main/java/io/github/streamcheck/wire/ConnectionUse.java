package io.github.streamcheck.wire;

/**
 * How a stream got its connection.
 *
 * @param startedNanos request start: the moment the request was handed to an already open connection or, when one had to be
 *     opened, the moment opening began
 * @param connectNanos TCP and TLS handshake, in nanoseconds; 0 when the connection was reused
 * @param connectLagNanos the part of that which may be the client's own: how long the open connection may have gone unnoticed, in
 *     nanoseconds
 * @param sendNanos from the open connection until the request was handed to it in full, in nanoseconds: the client's own time,
 *     as long as a request is small; 0 if it never was
 * @param reused whether the connection had served an earlier request
 * @param replaced whether a reused connection died before any byte of the response and was replaced by a fresh one
 * @param heldBack whether this client, on purpose, has read it more slowly than the server sent
 */
public record ConnectionUse(
        long startedNanos,
        long connectNanos,
        long connectLagNanos,
        long sendNanos,
        boolean reused,
        boolean replaced,
        boolean heldBack) {

    /** A connection that was read as fast as bytes came. */
    public ConnectionUse(
            long startedNanos,
            long connectNanos,
            long connectLagNanos,
            long sendNanos,
            boolean reused,
            boolean replaced) {
        this(startedNanos, connectNanos, connectLagNanos, sendNanos, reused, replaced, false);
    }

    /** A connection that was noticed as soon as it was open. */
    public ConnectionUse(long startedNanos, long connectNanos, long sendNanos, boolean reused, boolean replaced) {
        this(startedNanos, connectNanos, 0, sendNanos, reused, replaced);
    }

    /** The same, on which this client has held back what the server sent, if so. */
    ConnectionUse heldBack(boolean so) {
        return new ConnectionUse(startedNanos, connectNanos, connectLagNanos, sendNanos, reused, replaced, so);
    }

    /** What of the time until the request was sent may be the client's own, in nanoseconds. */
    public long lagNanos() {
        return connectLagNanos + sendNanos;
    }

    /** When the request was on its way in full, in nanoseconds of {@link System#nanoTime()}. */
    public long sentAtNanos() {
        return startedNanos + connectNanos + sendNanos;
    }
}
