package io.github.streamcheck.wire;

import java.util.function.LongSupplier;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.IOSessionListener;
import org.jspecify.annotations.Nullable;

/**
 * Judges how long bytes may have waited in this client before they were read.
 *
 * <p>The I/O thread works in rounds: it asks the system which connections have something to read, and reads these one after the
 * other. What it reads may have come at any time since it asked in the round before; but if the thread had nothing to do before
 * this round, it was woken by what came, and nothing has waited longer than since then. HttpCore does not report when it asks. So
 * a round is taken to begin when a connection is read again, or after a pause. A pause in which the process stood still (a garbage
 * collection, a busy machine) looks like one without work; the {@link Heartbeat} distinguishes them. So does one for work that is no
 * reading, such as opening connections, or for a lock; the {@link LoopProbe} tells how long a round really takes. What one read leaves
 * in the socket may have come as early as what it took.
 *
 * <p>For one I/O thread; only its calls change anything.
 */
final class ReadRounds implements IOSessionListener {

    /** Between two reads of a round there is less: HttpCore's own work, and one call of the system. */
    private static final long PAUSE_NANOS = 50_000;

    private static final long NEVER = Long.MIN_VALUE;

    private final LongSupplier nanoTime;
    private final LoopProbe probe;
    private final Heartbeat heartbeat;
    private @Nullable Turn current;
    private long round;
    private long roundNanos;
    private long roundSinceNanos;
    private long sinceNanos;
    private long handledNanos;

    /** A connection's part in the rounds. */
    static final class Turn {

        private final IOSession session;
        private final ReadPace pace;
        private long round;
        private long leftSinceNanos = NEVER;

        Turn(IOSession session, ReadPace pace) {
            this.session = session;
            this.pace = pace;
        }
    }

    /**
     * Begins with a round.
     *
     * @param nanoTime the clock of all times, {@link System#nanoTime()}
     * @param probe of the I/O thread
     */
    ReadRounds(LongSupplier nanoTime, LoopProbe probe, Heartbeat heartbeat) {
        this.nanoTime = nanoTime;
        this.probe = probe;
        this.heartbeat = heartbeat;
        this.handledNanos = nanoTime.getAsLong() - PAUSE_NANOS;
    }

    /** A connection is about to be read. */
    void begins(Turn connection) {
        long now = nanoTime.getAsLong();
        if (!beginsAfterPause(now) && connection.round == round) {
            begin(now, roundNanos);
        }
        connection.round = round;
        current = connection;
        sinceNanos = connection.leftSinceNanos == NEVER ? roundSinceNanos : connection.leftSinceNanos;
        handledNanos = now;
    }

    /** A connection has been read; {@code everything}: it has nothing more to read for now. */
    void read(Turn connection, boolean everything) {
        connection.leftSinceNanos = everything ? NEVER : sinceNanos;
    }

    private boolean beginsAfterPause(long now) {
        boolean paused = now - handledNanos >= PAUSE_NANOS;
        if (paused) {
            begin(now, heartbeat.waitingSince(handledNanos, now));
        }
        return paused;
    }

    private void begin(long now, long since) {
        round++;
        roundNanos = now;
        roundSinceNanos = since;
    }

    /** How long what is being read may have waited by {@code nowNanos}, in nanoseconds, 0 or more. */
    long waited(long nowNanos) {
        return Math.max(probe.lag(nowNanos), nowNanos - sinceNanos);
    }

    /**
     * How long a connection that is found open at {@code nowNanos} may have waited for this thread, in nanoseconds, 0 or more: it has to
     * come around twice, to begin the connecting and to notice that it is done.
     */
    long waitedToOpen(long nowNanos) {
        return 2 * waited(nowNanos);
    }

    /** What was read of a stream has been handled: its connection is in full use, secured or not. */
    void streamed() {
        Turn read = current;
        if (read != null) {
            probe.mayAsk(read.session);
        }
        handled();
    }

    /** What was read is the head of an answer. */
    void answered() {
        Turn read = current;
        if (read != null) {
            read.pace.answered();
        }
    }

    /** Whether more of what is being read was left in the socket, on purpose. */
    boolean isHoldingBack() {
        Turn read = current;
        return read != null && read.pace.isHoldingBack();
    }

    /** What was read has been handled. */
    void handled() {
        handledNanos = nanoTime.getAsLong();
    }

    /** A connection has been found open; it may have been so since the system could have given something to read. */
    void opened() {
        long now = nanoTime.getAsLong();
        beginsAfterPause(now);
        sinceNanos = roundSinceNanos;
        handledNanos = now;
    }

    @Override
    public void connected(IOSession session) {
        opened();
    }

    @Override
    public void inputReady(IOSession session) {}

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
