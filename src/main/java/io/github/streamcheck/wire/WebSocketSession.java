package io.github.streamcheck.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.streamcheck.plan.SizeLimits;
import io.github.streamcheck.wire.StreamEvent.BytesRead;
import io.github.streamcheck.wire.StreamEvent.Control;
import io.github.streamcheck.wire.StreamEvent.EventReceived;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Holds the dialogue over an open WebSocket: each message counts as an event, and is reported when its last frame has come. After the
 * last message the WebSocket is closed in order, which the server has to answer. For the I/O thread.
 */
final class WebSocketSession implements SocketConnection.User, FrameReader.Handler {

    /** How long a server may take to answer the end of the WebSocket, which it has nothing to think about for. */
    private static final long CLOSING_MILLIS = 2_000;

    private static final int NORMAL = 1000;

    /** A server that takes no pongs is sent no more of them; RFC 6455, section 5.5.3, has one for the latest ping suffice. */
    private static final int MOST_PENDING = 16;

    private static final String CUT = "the server closed the connection without a close frame";

    private static final byte[] PING = "streamcheck".getBytes(UTF_8);

    private final SocketConnection connection;
    private final Dialogue dialogue;
    private final SizeLimits sizes;
    private final FailureDescriber describer;
    private final ScheduledExecutorService deadlines;
    private final ReadRounds rounds;
    private final WebSocketExchange exchange;
    private final FrameWriter writer = new FrameWriter();
    private final FrameReader frames;
    private final MessageReader messages;
    private boolean sent;
    private boolean closing;
    private long readNanos;

    WebSocketSession(
            SocketConnection connection,
            Dialogue dialogue,
            SizeLimits sizes,
            FailureDescriber describer,
            ScheduledExecutorService deadlines,
            ReadRounds rounds,
            WebSocketExchange exchange) {
        this.connection = connection;
        this.dialogue = dialogue;
        this.sizes = sizes;
        this.describer = describer;
        this.deadlines = deadlines;
        this.rounds = rounds;
        this.exchange = exchange;
        this.frames = new FrameReader(sizes.event(), this);
        this.messages = new MessageReader(dialogue.decoder());
    }

    /** Sends the messages of the dialogue, and a ping. */
    void begin() {
        List<ByteBuffer> frames = new ArrayList<>();
        dialogue.messages().forEach(message -> frames.add(writer.frame(Opcode.TEXT, message.getBytes(UTF_8))));
        frames.add(writer.frame(Opcode.PING, PING));
        connection.send(frames.toArray(ByteBuffer[]::new));
    }

    @Override
    public void connected(SocketConnection opened) {}

    @Override
    public void flushed() {
        if (!sent) {
            sent = true;
            exchange.sent();
        }
    }

    @Override
    public void read(ByteBuffer read, long nowNanos) {
        exchange.sign(nowNanos, rounds.isHoldingBack());
        readNanos = nowNanos;
        int length = read.remaining();
        try {
            if (frames.feed(read)) {
                exchange.tell(new BytesRead(nowNanos, length, frames.isInsideMessage(), rounds.waited(nowNanos)));
                rounds.streamed();
            }
        } catch (FrameException broken) {
            refuse(broken);
        }
    }

    private void refuse(FrameException broken) {
        boolean tooBig = broken.closeCode() == FrameException.TOO_BIG;
        if (!tooBig) {
            exchange.tell(messages.badFrame(broken.why(), readNanos));
        }
        exchange.overAfter(
                writer.close(broken.closeCode()),
                tooBig ? new StreamEnd.TooLarge("maxEventSize") : lost("a frame breaks RFC 6455: " + broken.why()),
                readNanos);
    }

    @Override
    public void message(Opcode opcode, byte[] payload) {
        if (exchange.isOver()) {
            return;
        }
        if (opcode == Opcode.BINARY) {
            exchange.tell(messages.binary(payload, readNanos));
        }
        EventReceived event = messages.message(payload, readNanos, rounds.waited(readNanos));
        exchange.took(payload.length);
        if (messages.bytes() > sizes.stream()) {
            exchange.abort(new StreamEnd.TooLarge("maxStreamSize"));
        } else if (messages.count() > sizes.events()) {
            exchange.abort(new StreamEnd.TooLarge("maxEvents"));
        } else {
            exchange.tell(event);
            exchange.leaveIfEnough();
            if (dialogue.isLast().test(event.payload())) {
                close();
            }
        }
    }

    /** Ends the WebSocket; the server has to answer that. */
    private void close() {
        if (!closing) {
            closing = true;
            Future<?> late = deadlines.schedule(
                    () -> exchange.abort(new StreamEnd.Complete()), CLOSING_MILLIS, TimeUnit.MILLISECONDS);
            exchange.onSettled(() -> late.cancel(false));
            connection.send(writer.close(NORMAL));
        }
    }

    @Override
    public void ping(byte[] payload) {
        exchange.tell(new Control(readNanos, Control.Kind.PING, 0, payload.length + " bytes"));
        if (connection.pending() < MOST_PENDING) {
            connection.send(writer.frame(Opcode.PONG, payload));
        }
    }

    @Override
    public void pong(byte[] payload) {
        Control.Kind kind = Arrays.equals(payload, PING) ? Control.Kind.PONG : Control.Kind.STRAY_PONG;
        exchange.tell(new Control(readNanos, kind, 0, payload.length + " bytes"));
    }

    @Override
    public void close(int code, String reason) {
        exchange.tell(new Control(readNanos, Control.Kind.CLOSE, code, reason));
        if (closing) {
            exchange.abort(new StreamEnd.Complete());
        } else {
            exchange.overAfter(writer.close(NORMAL), new StreamEnd.Complete(), readNanos);
        }
    }

    @Override
    public void inputEnded(long nowNanos) {
        exchange.over(lost(CUT), nowNanos, Bytes.EMPTY);
    }

    @Override
    public void failed(Exception problem) {
        exchange.over(lost(describer.describe(problem, true)), System.nanoTime(), Bytes.EMPTY);
    }

    /** How the stream ends if its connection is lost now: nothing is, if the dialogue was over anyway. */
    private StreamEnd lost(String reason) {
        return closing ? new StreamEnd.Complete() : new StreamEnd.Cut(reason);
    }
}
