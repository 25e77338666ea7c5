package io.github.streamcheck.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.streamcheck.plan.SizeLimits;
import io.github.streamcheck.wire.StreamEvent.BytesRead;
import io.github.streamcheck.wire.StreamEvent.Control;
import io.github.streamcheck.wire.StreamEvent.Ended;
import io.github.streamcheck.wire.StreamEvent.EventReceived;
import io.github.streamcheck.wire.StreamEvent.FramingFault;
import io.github.streamcheck.wire.StreamEvent.Header;
import io.github.streamcheck.wire.StreamEvent.ResponseHead;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One stream over a WebSocket: turns what the JDK reports into {@link StreamEvent}s. An open WebSocket counts as an answer of
 * status 101; each message counts as an event, and is reported when its last frame has come. After the last message the WebSocket
 * is closed in order, which the server has to answer.
 */
final class WebSocketExchange implements Exchange, WebSocket.Listener {

    static final int SWITCHING_PROTOCOLS = 101;

    private static final String SUBPROTOCOL = "sec-websocket-protocol";

    /** How long a server may take to answer the end of the WebSocket, which it has nothing to think about for. */
    private static final long CLOSING_MILLIS = 2_000;

    /** The JDK's message about a connection that ended without a close frame. */
    private static final int CLOSED_ABNORMALLY = 1006;

    private static final String CUT = "the server closed the connection without a close frame";

    private static final byte[] PING = "streamcheck".getBytes(UTF_8);

    /** The JDK's client hands on one message after the other; closer than this they came in one read. */
    private static final long BETWEEN_MESSAGES_NANOS = 50_000;

    private final Dialogue dialogue;
    private final StreamListener listener;
    private final SizeLimits sizes;
    private final FailureDescriber describer;
    private final ScheduledExecutorService deadlines;
    private final Heartbeat heartbeat;
    private final CompletableFuture<Void> settled = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream(0);
    private final long createdNanos = System.nanoTime();

    private volatile long lastSignNanos = createdNanos;
    private volatile @Nullable WebSocket socket;
    private volatile @Nullable Future<?> closing;
    private long openNanos;
    private long sentNanos;
    private long handledNanos = createdNanos;
    private long readNanos = createdNanos;
    private long waitingSinceNanos = createdNanos;
    private boolean open;
    private boolean ended;
    private long bytes;
    private int index;

    WebSocketExchange(
            Dialogue dialogue,
            StreamListener listener,
            SizeLimits sizes,
            FailureDescriber describer,
            ScheduledExecutorService deadlines,
            Heartbeat heartbeat) {
        this.heartbeat = heartbeat;
        this.dialogue = dialogue;
        this.listener = listener;
        this.sizes = sizes;
        this.describer = describer;
        this.deadlines = deadlines;
    }

    /** {@code opener} opens the WebSocket for a listener. */
    void start(Function<WebSocket.Listener, CompletableFuture<WebSocket>> opener) {
        try {
            CompletableFuture<WebSocket> unused = opener.apply(this).whenComplete((opened, problem) -> {
                if (problem != null) {
                    refused(
                            problem instanceof CompletionException && problem.getCause() != null
                                    ? problem.getCause()
                                    : problem);
                }
            });
        } catch (IllegalArgumentException unusable) {
            // Such as a header that the JDK's client keeps for itself.
            refused(unusable);
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
        end(how, System.nanoTime());
        WebSocket held = socket;
        if (held != null) {
            held.abort();
        }
    }

    private synchronized void refused(Throwable problem) {
        long now = System.nanoTime();
        if (problem instanceof WebSocketHandshakeException refusal && refusal.getResponse() != null) {
            int status = refusal.getResponse().statusCode();
            List<Header> headers = new ArrayList<>();
            refusal.getResponse()
                    .headers()
                    .map()
                    .forEach((name, values) -> values.forEach(value -> headers.add(new Header(name, value))));
            tell(new ResponseHead(now, use(), status, List.copyOf(headers)));
            // A handshake may be wrong though its status is right.
            end(
                    status == SWITCHING_PROTOCOLS
                            ? new StreamEnd.Cut(describer.describe(refusal, true))
                            : new StreamEnd.Complete(),
                    now);
        } else {
            Exception cause = problem instanceof Exception exception ? exception : new IOException(problem);
            end(new StreamEnd.ConnectFailed(describer.describe(cause, false)), now);
        }
    }

    private void tell(StreamEvent event) {
        if (!ended) {
            listener.on(event);
        }
    }

    private synchronized void end(StreamEnd how, long nowNanos) {
        if (!ended) {
            ended = true;
            Future<?> waiting = closing;
            if (waiting != null) {
                waiting.cancel(false);
            }
            listener.on(new Ended(nowNanos, use(), how, bytes, Bytes.copyOf(new byte[0], 0, 0)));
        }
        settled.complete(null);
    }

    private ConnectionUse use() {
        return open
                ? new ConnectionUse(
                        createdNanos,
                        openNanos - createdNanos,
                        sentNanos == 0 ? 0 : sentNanos - openNanos,
                        false,
                        false)
                : new ConnectionUse(createdNanos, 0, 0, false, false);
    }

    @Override
    public void onOpen(WebSocket opened) {
        long now = System.nanoTime();
        lastSignNanos = now;
        socket = opened;
        synchronized (this) {
            if (ended) {
                opened.abort();
                return;
            }
            open = true;
            openNanos = now;
            String chosen = opened.getSubprotocol();
            tell(new ResponseHead(
                    now,
                    use(),
                    SWITCHING_PROTOCOLS,
                    chosen.isEmpty() ? List.of() : List.of(new Header(SUBPROTOCOL, chosen))));
        }
        CompletableFuture<WebSocket> sending = CompletableFuture.completedFuture(opened);
        for (String message : dialogue.messages()) {
            sending = sending.thenCompose(to -> to.sendText(message, true));
        }
        CompletableFuture<WebSocket> unused = sending.thenCompose(to -> {
                    sent();
                    return to.sendPing(ByteBuffer.wrap(PING));
                })
                .whenComplete((done, problem) -> opened.request(1));
    }

    private synchronized void sent() {
        sentNanos = System.nanoTime();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        long now = System.nanoTime();
        lastSignNanos = now;
        synchronized (this) {
            text.append(data);
            if (text.length() > sizes.event()) {
                abort(new StreamEnd.TooLarge("maxEventSize"));
            } else if (last) {
                byte[] message = text.toString().getBytes(UTF_8);
                text.setLength(0);
                received(message, now);
            }
            handledNanos = System.nanoTime();
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        long now = System.nanoTime();
        lastSignNanos = now;
        synchronized (this) {
            byte[] part = new byte[data.remaining()];
            data.get(part);
            binary.writeBytes(part);
            if (binary.size() > sizes.event()) {
                abort(new StreamEnd.TooLarge("maxEventSize"));
            } else if (last) {
                byte[] message = binary.toByteArray();
                binary.reset();
                odd(FramingAnomaly.Kind.WEBSOCKET_BINARY, now, message);
                received(message, now);
            }
            handledNanos = System.nanoTime();
        }
        from.request(1);
        return null;
    }

    private void odd(FramingAnomaly.Kind kind, long nowNanos, byte[] evidence) {
        int length = Math.min(evidence.length, FramingAnomaly.MAX_EVIDENCE);
        tell(new FramingFault(new FramingAnomaly(kind, bytes, nowNanos, Bytes.copyOf(evidence, 0, length))));
    }

    private SseEvent event(byte[] message, long nowNanos) {
        SseEvent event = new SseEvent(
                index,
                bytes,
                nowNanos,
                index,
                SseEvent.DEFAULT_TYPE,
                Bytes.copyOf(message, 0, message.length),
                1,
                true);
        index++;
        bytes += message.length;
        return event;
    }

    private void received(byte[] message, long nowNanos) {
        if (nowNanos - handledNanos > BETWEEN_MESSAGES_NANOS) {
            readNanos = nowNanos;
            waitingSinceNanos = heartbeat.waitingSince(handledNanos, nowNanos);
        }
        SseEvent event = event(message, readNanos);
        Payload payload = dialogue.decoder().decode(event);
        if (ended) {
            return;
        }
        if (bytes > sizes.stream()) {
            abort(new StreamEnd.TooLarge("maxStreamSize"));
        } else if (index > sizes.events()) {
            abort(new StreamEnd.TooLarge("maxEvents"));
        } else {
            tell(new EventReceived(event, payload, readNanos - waitingSinceNanos));
            tell(new BytesRead(readNanos, message.length, false, readNanos - waitingSinceNanos));
            if (dialogue.isLast().test(payload)) {
                close();
            }
        }
    }

    /** Ends the WebSocket; the server has to answer that. */
    private void close() {
        WebSocket held = socket;
        if (held == null || closing != null) {
            return;
        }
        closing = deadlines.schedule(() -> abort(new StreamEnd.Complete()), CLOSING_MILLIS, TimeUnit.MILLISECONDS);
        CompletableFuture<WebSocket> unused = held.sendClose(WebSocket.NORMAL_CLOSURE, "");
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer data) {
        control(Control.Kind.PING, 0, data.remaining() + " bytes", System.nanoTime());
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer data) {
        control(
                data.equals(ByteBuffer.wrap(PING)) ? Control.Kind.PONG : Control.Kind.STRAY_PONG,
                0,
                data.remaining() + " bytes",
                System.nanoTime());
        from.request(1);
        return null;
    }

    private synchronized void control(Control.Kind kind, int code, String content, long nowNanos) {
        lastSignNanos = nowNanos;
        tell(new Control(nowNanos, kind, code, content));
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        long now = System.nanoTime();
        if (code == CLOSED_ABNORMALLY) {
            end(closing == null ? new StreamEnd.Cut(CUT) : new StreamEnd.Complete(), now);
        } else {
            control(Control.Kind.CLOSE, code, reason, now);
            end(new StreamEnd.Complete(), now);
        }
        return null;
    }

    @Override
    public synchronized void onError(WebSocket from, Throwable problem) {
        long now = System.nanoTime();
        if (problem instanceof ProtocolException) {
            // The JDK's exception says nothing by itself.
            Throwable why = problem.getCause() == null ? problem : problem.getCause();
            odd(
                    FramingAnomaly.Kind.WEBSOCKET_FRAME,
                    now,
                    String.valueOf(why.getMessage()).getBytes(UTF_8));
        }
        Exception cause = problem instanceof Exception exception ? exception : new IOException(problem);
        end(closing == null ? new StreamEnd.Cut(describer.describe(cause, true)) : new StreamEnd.Complete(), now);
    }
}
