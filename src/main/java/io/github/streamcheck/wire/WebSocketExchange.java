package io.github.streamcheck.wire;

import io.github.streamcheck.wire.StreamEvent.Ended;
import io.github.streamcheck.wire.StreamEvent.Header;
import io.github.streamcheck.wire.StreamEvent.ResponseHead;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * One stream over a WebSocket, from the connection to its end; an open WebSocket counts as an answer of status 101. {@link
 * WebSocketOpening} reports what happens on it, then {@link WebSocketSession} or {@link WebSocketRefusal}, on the I/O thread; its abort
 * may come from a watchdog. After {@link Ended} nothing more is reported.
 */
final class WebSocketExchange implements Exchange {

    static final int SWITCHING_PROTOCOLS = 101;

    private final StreamListener listener;
    private final CompletableFuture<Void> settled = new CompletableFuture<>();
    private final long createdNanos = System.nanoTime();

    private volatile long lastSignNanos = createdNanos;
    private @Nullable Future<?> connecting;
    private @Nullable SocketConnection connection;
    private long openNanos;
    private long unnoticedNanos;
    private long sentNanos;
    private boolean open;
    private boolean ended;
    private boolean heldBack;
    private long bytes;

    WebSocketExchange(StreamListener listener) {
        this.listener = listener;
    }

    /** {@code attempt} is to bring its connection; cancelled if the exchange is over before. */
    void waitsFor(Future<?> attempt) {
        synchronized (this) {
            connecting = attempt;
        }
        releaseIfOver();
    }

    /**
     * {@code opened} is its connection; closed if the exchange is over.
     *
     * @param waitedNanos how long it may have waited for the I/O thread, in nanoseconds
     */
    void runsOver(SocketConnection opened, long waitedNanos) {
        synchronized (this) {
            connection = opened;
            unnoticedNanos = waitedNanos;
        }
        releaseIfOver();
    }

    /** Not with the lock: a connection has one of its own. */
    private void releaseIfOver() {
        Future<?> attempt;
        SocketConnection held;
        synchronized (this) {
            attempt = ended ? connecting : null;
            held = ended ? connection : null;
        }
        if (attempt != null) {
            attempt.cancel(true);
        }
        if (held != null) {
            held.close();
        }
    }

    @Override
    public boolean isSettled() {
        return settled.isDone();
    }

    @Override
    public void onSettled(Runnable action) {
        CompletableFuture<Void> unused = settled.thenRun(action);
    }

    @Override
    public long createdNanos() {
        return createdNanos;
    }

    @Override
    public long lastSignNanos() {
        return lastSignNanos;
    }

    @Override
    public void abort(StreamEnd how) {
        over(how, System.nanoTime(), Bytes.EMPTY);
    }

    /** Something has come from the server; {@code left}: and more was left in the socket, on purpose. */
    synchronized void sign(long nowNanos, boolean left) {
        lastSignNanos = nowNanos;
        heldBack = left;
    }

    /** The handshake has been answered; {@code opens} is whether as it should be. */
    synchronized void answered(HttpResponse answer, boolean opens, long nowNanos, long waitedNanos) {
        lastSignNanos = nowNanos;
        open = opens;
        openNanos = nowNanos;
        unnoticedNanos = Math.min(nowNanos - createdNanos, unnoticedNanos + waitedNanos);
        List<Header> headers = new ArrayList<>();
        for (org.apache.hc.core5.http.Header header : answer.getHeaders()) {
            headers.add(new Header(header.getName(), header.getValue() == null ? "" : header.getValue()));
        }
        tell(new ResponseHead(nowNanos, use(), answer.getCode(), List.copyOf(headers), waitedNanos));
    }

    /** All messages of the dialogue have been sent. */
    synchronized void sent() {
        sentNanos = System.nanoTime();
    }

    /** So much of the body has come. */
    synchronized void took(int more) {
        bytes += more;
    }

    /** Reports it, unless the exchange is over. */
    synchronized void tell(StreamEvent event) {
        if (!ended) {
            listener.on(event);
        }
    }

    /** Ends the stream if its listener has seen enough. Not with the lock, as a connection is closed. */
    void leaveIfEnough() {
        listener.enough().ifPresent(this::abort);
    }

    synchronized boolean isOver() {
        return ended;
    }

    /** Ends the stream, with the body of an answer that was no WebSocket, and closes its connection; only the first end counts. */
    void over(StreamEnd how, long nowNanos, Bytes body) {
        end(how, nowNanos, body);
        releaseIfOver();
        settled.complete(null);
    }

    /** Ends the stream, and closes its connection behind a last frame. */
    void overAfter(ByteBuffer last, StreamEnd how, long nowNanos) {
        SocketConnection held;
        synchronized (this) {
            held = ended ? null : connection;
        }
        end(how, nowNanos, Bytes.EMPTY);
        if (held != null) {
            held.closeAfter(last);
        }
        settled.complete(null);
    }

    private synchronized void end(StreamEnd how, long nowNanos, Bytes body) {
        if (!ended) {
            ended = true;
            listener.on(new Ended(nowNanos, use(), how, bytes + body.length(), body));
        }
    }

    private ConnectionUse use() {
        ConnectionUse use = open
                ? new ConnectionUse(
                        createdNanos,
                        openNanos - createdNanos,
                        unnoticedNanos,
                        sentNanos == 0 ? 0 : sentNanos - openNanos,
                        false,
                        false)
                : new ConnectionUse(createdNanos, 0, 0, false, false);
        return use.heldBack(heldBack);
    }
}
