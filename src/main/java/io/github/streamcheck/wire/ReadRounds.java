package io.github.streamcheck.wire;

import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.IOSessionListener;

/**
 * Judges how long bytes may have waited in this client before they were read.
 *
 * <p>The I/O thread works in rounds: it asks the system which connections have something to read, and reads these one after the
 * other. What it reads may have come at any time since it asked in the round before; but if the thread had nothing to do before
 * this round, it was woken by what came, and nothing has waited longer than since then. HttpCore does not report when it asks. So
 * a round is taken to begin when a connection is read again, or after a pause. What a connection holds beyond one read waits for
 * the next round as well, so a saturated client is later than this. A pause in which the thread had work and was not let (a
 * garbage collection, a busy machine) looks like one without work; the {@link Heartbeat} distinguishes them.
 *
 * <p>For one I/O thread; only its calls change anything.
 */
final class ReadRounds implements IOSessionListener {

    /** Between two reads of a round there is less: HttpCore's own work, and one call of the system. */
    private static final long PAUSE_NANOS = 50_000;

    private final LongSupplier nanoTime;
    private final Heartbeat heartbeat;
    private final Set<Object> read = new HashSet<>();
    private long roundNanos;
    private long sinceNanos;
    private long handledNanos;

    /** {@code nanoTime}: the clock of all times, {@link System#nanoTime()}. */
    ReadRounds(LongSupplier nanoTime, Heartbeat heartbeat) {
        this.nanoTime = nanoTime;
        this.heartbeat = heartbeat;
        this.handledNanos = nanoTime.getAsLong() - PAUSE_NANOS;
    }

    @Override
    public void inputReady(IOSession session) {
        begins(session);
    }

    /** A connection is about to be read. */
    void begins(Object connection) {
        long now = nanoTime.getAsLong();
        if (now - handledNanos >= PAUSE_NANOS) {
            begin(now, heartbeat.waitingSince(handledNanos, now));
        } else if (read.contains(connection)) {
            begin(now, roundNanos);
        }
        read.add(connection);
        handledNanos = now;
    }

    private void begin(long now, long since) {
        read.clear();
        roundNanos = now;
        sinceNanos = since;
    }

    /** How long what is being read may have waited by {@code nowNanos}, in nanoseconds, 0 or more. */
    long waited(long nowNanos) {
        return Math.max(0, nowNanos - sinceNanos);
    }

    /** What was read has been handled. */
    void handled() {
        handledNanos = nanoTime.getAsLong();
    }

    @Override
    public void connected(IOSession session) {
        handled();
    }

    @Override
    public void startTls(IOSession session) {}

    @Override
    public void outputReady(IOSession session) {
        handled();
    }

    @Override
    public void timeout(IOSession session) {}

    @Override
    public void exception(IOSession session, Exception problem) {}

    @Override
    public void disconnected(IOSession session) {}
}
