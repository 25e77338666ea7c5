package io.github.streamcheck.wire;

import io.github.streamcheck.plan.SlowReading;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import org.apache.hc.core5.reactor.EventMask;
import org.apache.hc.core5.reactor.IOSession;

/**
 * Reads a connection slowly on purpose, from the beginning of an answer on: after each read it doesn't ask for more until as much time has
 * passed as the bytes take at {@link SlowReading#BYTES_PER_SECOND}. What is not read fills the socket's small receive buffer, so that the
 * server can't send any more. It works below TLS and HTTP/2, whose handshakes are not slowed down.
 *
 * <p>{@link #read} and the pace are for the one thread that reads the session; what is asked for may come from any.
 */
final class SlowRead extends SessionDecorator implements ReadPace {

    /** Of the socket, in bytes, before the system rounds it: into the system's own, a whole answer would fit. */
    static final int RECEIVE_BUFFER = 8 * 1024;

    /**
     * Small enough for a read in each tenth of a second, so that there are signs of life. Also before the answer, so that it does not
     * come with its head.
     */
    private static final int BYTES_PER_READ = SlowReading.BYTES_PER_SECOND / 10;

    /** After so many in a row, the server is a second ahead. */
    private static final int FULL_READS = SlowReading.BYTES_PER_SECOND / BYTES_PER_READ;

    private final ScheduledExecutorService timer;
    private boolean slow;
    /** How many reads in a row have taken as much as they might, up to now. */
    private int full;

    private boolean holdingBack;
    private boolean paused;
    /** Whether the connection is to be read after the pause. */
    private boolean wanted;

    /** {@code timer} ends the pauses. */
    SlowRead(IOSession session, ScheduledExecutorService timer) {
        super(session);
        this.timer = timer;
    }

    @Override
    public void answered() {
        slow = true;
    }

    @Override
    public boolean isHoldingBack() {
        return holdingBack;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (isPaused() || !into.hasRemaining()) {
            return 0;
        }
        int end = into.limit();
        int most = Math.min(BYTES_PER_READ, into.remaining());
        into.limit(into.position() + most);
        int bytes;
        try {
            bytes = super.read(into);
        } finally {
            into.limit(end);
        }
        if (bytes > 0 && slow) {
            full = bytes == most ? full + 1 : 0;
            holdingBack |= full > FULL_READS;
            pause(bytes);
        }
        return bytes;
    }

    private boolean isPaused() {
        return locked(() -> paused);
    }

    private void pause(int bytes) {
        locked(() -> {
            paused = true;
            wanted = (super.getEventMask() & EventMask.READ) != 0;
            super.clearEvent(EventMask.READ);
            return true;
        });
        try {
            Future<?> unused = timer.schedule(
                    this::resume, bytes * 1_000_000_000L / SlowReading.BYTES_PER_SECOND, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            // Then the connection is being closed, too.
        }
    }

    private void resume() {
        locked(() -> {
            paused = false;
            if (wanted) {
                super.setEvent(EventMask.READ);
            }
            return true;
        });
    }

    /** As if there were no pause, since TLS sets again what it misses here. */
    @Override
    public int getEventMask() {
        return locked(() -> {
            int mask = super.getEventMask();
            return paused && wanted ? mask | EventMask.READ : mask;
        });
    }

    @Override
    public void setEventMask(int operations) {
        locked(() -> {
            wanted = (operations & EventMask.READ) != 0;
            super.setEventMask(paused ? operations & ~EventMask.READ : operations);
            return true;
        });
    }

    @Override
    public void setEvent(int operation) {
        locked(() -> {
            wanted |= (operation & EventMask.READ) != 0;
            int now = paused ? operation & ~EventMask.READ : operation;
            if (now != 0) {
                super.setEvent(now);
            }
            return true;
        });
    }

    @Override
    public void clearEvent(int operation) {
        locked(() -> {
            wanted &= (operation & EventMask.READ) == 0;
            super.clearEvent(operation);
            return true;
        });
    }

    /** With the session's own lock: HttpCore holds it while it changes what it asks for, so that another would be a deadlock. */
    private <T> T locked(Supplier<T> action) {
        Lock lock = getLock();
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
