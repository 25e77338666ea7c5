package io.github.streamcheck.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.EventMask;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.ProtocolIOSession;
import org.apache.hc.core5.reactor.ssl.TransportSecurityLayer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A connection on an I/O thread that never waits: what comes is stamped and handed on as it is read, and what can't be written yet is
 * kept. For the I/O thread alone, but for {@link #close}.
 */
final class SocketConnection implements IOEventHandler {

    /** Holds what comes at once; an event has a few hundred bytes. */
    private static final int BUFFER_SIZE = 8 * 1024;

    private final ProtocolIOSession session;
    private final ReadRounds rounds;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_SIZE);
    private final Deque<ByteBuffer> pending = new ArrayDeque<>();
    private User user;

    private boolean open;

    /** Whether the other side takes nothing any more. */
    private boolean deaf;

    /** Uses the connection. All calls come from the I/O thread. */
    interface User {

        /** It is open: without TLS, of which nothing has been said yet. */
        void connected(SocketConnection connection);

        /**
         * Takes {@code bytes} that were read at {@code nowNanos}. What it leaves is for the user that it has handed the connection to
         * meanwhile; if there is none, it is lost.
         */
        void read(ByteBuffer bytes, long nowNanos) throws IOException, HttpException;

        /** All that was to be sent has been handed to the system. */
        void flushed();

        /** The other side has closed it, and sends nothing more. */
        void inputEnded(long nowNanos);

        /** It has failed, or was closed; called more than once. */
        void failed(Exception problem);
    }

    SocketConnection(ProtocolIOSession session, ReadRounds rounds, User user) {
        this.session = session;
        this.rounds = rounds;
        this.user = user;
    }

    /** From now on {@code next} uses the connection. */
    void handTo(User next) {
        user = next;
    }

    /** Sends all of these, as soon as may be; nothing of it if the other side is gone, which reading shows. */
    void send(ByteBuffer... bytes) {
        if (!deaf) {
            Collections.addAll(pending, bytes);
            flush();
        }
    }

    /** How many frames or heads the other side has not taken yet. */
    int pending() {
        return pending.size();
    }

    private void flush() {
        try {
            for (ByteBuffer next = pending.peek(); next != null; next = pending.peek()) {
                session.write(next);
                if (next.hasRemaining()) {
                    session.setEvent(EventMask.WRITE);
                    return;
                }
                pending.remove();
            }
            session.clearEvent(EventMask.WRITE);
            user.flushed();
        } catch (IOException gone) {
            // What it had sent before may still be read.
            deaf = true;
            pending.clear();
            session.clearEvent(EventMask.WRITE);
        }
    }

    /** Secures the connection with TLS; {@code upgrade} begins that, and completes its callback at the end. */
    void secure(Upgrade upgrade, Runnable done) {
        upgrade.begin(session, Callbacks.to(secured -> done.run(), problem -> user.failed(problem)));
    }

    /** Begins a TLS handshake. */
    interface Upgrade {
        void begin(TransportSecurityLayer layer, FutureCallback<TransportSecurityLayer> done);
    }

    /** Closes it at once. From any thread. */
    void close() {
        session.close(CloseMode.IMMEDIATE);
    }

    /** Closes it behind {@code last}, unless the other side does not take that. */
    void closeAfter(ByteBuffer last) {
        send(last);
        session.close(deaf || !pending.isEmpty() ? CloseMode.IMMEDIATE : CloseMode.GRACEFUL);
    }

    /** Called again when TLS is agreed on. */
    @Override
    public void connected(IOSession opened) {
        if (!open) {
            open = true;
            session.setEvent(EventMask.READ);
            user.connected(this);
        }
        rounds.handled();
    }

    /** {@code decrypted}: what came over TLS, of which the session itself gives nothing. */
    @Override
    public void inputReady(IOSession from, @Nullable ByteBuffer decrypted) throws IOException {
        try {
            if (decrypted != null) {
                take(decrypted);
            }
            if (session.isOpen()) {
                buffer.clear();
                int length = session.read(buffer);
                if (length < 0) {
                    session.clearEvent(EventMask.READ);
                    user.inputEnded(System.nanoTime());
                }
                take(buffer.flip());
            }
        } catch (HttpException malformed) {
            user.failed(malformed);
        }
        rounds.handled();
    }

    private void take(ByteBuffer bytes) throws IOException, HttpException {
        long now = System.nanoTime();
        User last = null;
        while (bytes.hasRemaining() && last != user) {
            last = user;
            last.read(bytes, now);
        }
    }

    @Override
    public void outputReady(IOSession to) {
        if (pending.isEmpty()) {
            session.clearEvent(EventMask.WRITE);
        } else {
            flush();
        }
        rounds.handled();
    }

    @Override
    public void timeout(IOSession on, Timeout timeout) {
        close();
    }

    @Override
    public void exception(IOSession on, Exception cause) {
        user.failed(cause);
    }

    @Override
    public void disconnected(IOSession on) {
        user.failed(new ConnectionClosedException());
    }
}
