package io.github.streamcheck.simulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.streamcheck.simulator.api.DeliverySettings.Messages.Courtesy;
import io.github.streamcheck.simulator.api.DeliverySettings.Messages.Style;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.Function;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.EventMask;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.Timeout;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Opcode;
import org.java_websocket.enums.Role;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.BinaryFrame;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.ContinuousFrame;
import org.java_websocket.framing.DataFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.PingFrame;
import org.java_websocket.framing.PongFrame;
import org.java_websocket.framing.TextFrame;
import org.jspecify.annotations.Nullable;

/** One open WebSocket: reads and writes its frames, which the library Java-WebSocket encodes and decodes. */
final class WebSocketConnection implements IOEventHandler {

    private final IOSession session;
    private final Draft_6455 draft;
    private final Draft_6455 masking = new Draft_6455();
    private final ByteBuffer handshake;
    private final Conversation conversation;
    private final Deque<ByteBuffer> pending = new ArrayDeque<>();
    private final ByteArrayOutputStream fragments = new ByteArrayOutputStream();
    private boolean closing;

    /**
     * A connection whose handshake has been agreed on.
     *
     * @param handshake the answer to it
     */
    WebSocketConnection(
            IOSession session,
            Draft_6455 draft,
            ByteBuffer handshake,
            Function<WebSocketConnection, Conversation> conversation) {
        this.session = session;
        this.draft = draft;
        this.handshake = handshake;
        masking.setParseMode(Role.CLIENT);
        this.conversation = conversation.apply(this);
    }

    /** Sends a message, as the conversation has it. */
    void say(byte[] bytes) {
        Style style = conversation.style().style();
        switch (style) {
            case WHOLE -> send(draft, new TextFrame(), bytes, true);
            case CUT -> send(draft, new TextFrame(), Arrays.copyOf(bytes, bytes.length - 1), true);
            case BINARY -> send(draft, new BinaryFrame(), bytes, true);
            case MASKED -> send(masking, new TextFrame(), bytes, true);
            case PINGED -> {
                pending.add(draft.createBinaryFrame(new PingFrame()));
                send(draft, new TextFrame(), bytes, true);
            }
            case SPLIT -> {
                for (int i = 0; i < bytes.length; i++) {
                    DataFrame frame = i == 0 ? new TextFrame() : new ContinuousFrame();
                    send(draft, frame, new byte[] {bytes[i]}, i == bytes.length - 1);
                }
            }
        }
        requestOutput();
    }

    private void send(Draft_6455 as, DataFrame frame, byte[] bytes, boolean last) {
        frame.setPayload(ByteBuffer.wrap(bytes));
        frame.setFin(last);
        pending.add(as.createBinaryFrame(frame));
    }

    /** Ends the WebSocket, and its connection when the client has agreed. */
    void close(int code) {
        if (!closing) {
            closing = true;
            sendClose(code);
        }
    }

    private void sendClose(int code) {
        CloseFrame frame = new CloseFrame();
        frame.setCode(code);
        pending.add(draft.createBinaryFrame(frame));
        requestOutput();
    }

    /** Requests that pending messages are sent. From any thread. */
    void requestOutput() {
        session.setEvent(EventMask.WRITE);
    }

    @Override
    public void connected(IOSession connected) {
        session.setEvent(EventMask.READ);
        pending.add(handshake);
        conversation.begin();
        requestOutput();
    }

    @Override
    public void inputReady(IOSession from, @Nullable ByteBuffer source) throws IOException {
        ByteBuffer read = ByteBuffer.allocate(8 << 10);
        int length = session.read(read);
        if (length < 0) {
            cut(CloseMode.GRACEFUL);
            return;
        }
        read.flip();
        try {
            for (Framedata frame : draft.translateFrame(read)) {
                take(frame);
            }
        } catch (InvalidDataException malformed) {
            close(malformed.getCloseCode());
        }
    }

    private void take(Framedata frame) throws InvalidDataException {
        if (frame instanceof CloseFrame) {
            if (!conversation.style().has(Courtesy.CLOSE)) {
                cut(CloseMode.GRACEFUL);
                return;
            }
            close(CloseFrame.NORMAL);
        } else if (frame.getOpcode() == Opcode.PING) {
            if (conversation.style().has(Courtesy.PONG)) {
                PongFrame pong = new PongFrame();
                pong.setPayload(frame.getPayloadData());
                pending.add(draft.createBinaryFrame(pong));
                requestOutput();
            }
        } else if (frame.getOpcode() != Opcode.PONG) {
            fragments.writeBytes(bytes(frame.getPayloadData()));
            if (frame.isFin()) {
                String message = fragments.toString(UTF_8);
                fragments.reset();
                conversation.heard(message);
            }
        }
    }

    private static byte[] bytes(ByteBuffer payload) {
        byte[] bytes = new byte[payload.remaining()];
        payload.duplicate().get(bytes);
        return bytes;
    }

    @Override
    public void outputReady(IOSession to) throws IOException {
        try {
            while (flush() && !closing && conversation.hasMore()) {
                conversation.sayMore();
            }
        } catch (IOException onPurpose) {
            exception(onPurpose);
            return;
        }
        if (pending.isEmpty()) {
            session.clearEvent(EventMask.WRITE);
            if (closing) {
                cut(CloseMode.GRACEFUL);
            } else if (conversation.hasMore()) {
                // It came between the question above and the clearing.
                requestOutput();
            }
        }
    }

    /** Writes what is pending; whether that is all. */
    private boolean flush() throws IOException {
        while (!pending.isEmpty()) {
            ByteBuffer next = pending.peek();
            session.write(next);
            if (next.hasRemaining()) {
                return false;
            }
            pending.poll();
        }
        return true;
    }

    /** Ends the connection as that exception asks for. */
    void exception(Exception onPurpose) {
        cut(onPurpose instanceof ConnectionClosedException ? CloseMode.GRACEFUL : CloseMode.IMMEDIATE);
    }

    private void cut(CloseMode mode) {
        conversation.end();
        session.close(mode);
    }

    @Override
    public void timeout(IOSession on, Timeout timeout) {
        cut(CloseMode.IMMEDIATE);
    }

    @Override
    public void exception(IOSession on, Exception cause) {
        exception(cause);
    }

    @Override
    public void disconnected(IOSession on) {
        conversation.end();
    }
}
