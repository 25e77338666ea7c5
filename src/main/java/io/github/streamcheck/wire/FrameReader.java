package io.github.streamcheck.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the frames that a server sends over a WebSocket, as strictly as RFC 6455 asks of a client. Holds no more than one message
 * and one control frame: a length that is only announced takes no memory. Not thread-safe.
 */
final class FrameReader {

    /** The largest payload of a control frame, and of a frame whose length fits into its second byte. */
    static final int LONGEST_CONTROL = 125;

    static final int IN_16_BITS = 126;
    static final int IN_64_BITS = 127;
    static final int MAX_16_BITS = 0xFFFF;

    /** What a close frame without a code stands for. */
    private static final int NO_CODE = 1005;

    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;
    private static final int LENGTH = 0x7F;

    private final int maxMessage;
    private final Handler handler;
    private final ByteBuffer header = ByteBuffer.allocate(2 + Long.BYTES).limit(2);
    private final ByteArrayOutputStream message = new ByteArrayOutputStream(0);
    private final ByteArrayOutputStream control = new ByteArrayOutputStream(0);
    private final Utf8Validator utf8 = new Utf8Validator();

    /** The opcode of the message whose last frame has not come. */
    private @Nullable Opcode unfinished;

    /** The frame whose payload is being read. */
    private @Nullable Frame frame;

    private long missing;
    private boolean closed;

    /** Takes what has come in full. */
    interface Handler {

        /** {@code opcode}: that of its first frame, text or binary. */
        void message(Opcode opcode, byte[] payload);

        void ping(byte[] payload);

        void pong(byte[] payload);

        /** The last call. {@code code} is 1005 if the frame has none. */
        void close(int code, String reason);
    }

    /** {@code about}: the opcode of its message, if it is part of one, else its own. */
    private record Frame(Opcode opcode, Opcode about, boolean last) {
        @Override
        public String toString() {
            return opcode + " (fin=" + last + ")";
        }
    }

    /** {@code maxMessage}: bytes of the largest message that is taken. */
    FrameReader(int maxMessage, Handler handler) {
        this.maxMessage = maxMessage;
        this.handler = handler;
    }

    /**
     * Takes all of {@code bytes}; what follows a close frame is ignored.
     *
     * @return whether any of them belong to messages, rather than to control frames
     */
    boolean feed(ByteBuffer bytes) throws FrameException {
        boolean brought = false;
        while (bytes.hasRemaining() && !closed) {
            Frame begun = frame;
            if (begun == null) {
                header(bytes.get());
                brought |= frame != null && !frame.opcode.isControl();
            } else {
                brought |= !begun.opcode.isControl();
                payload(begun, bytes);
            }
            if (frame != null && missing == 0) {
                end(frame);
            }
        }
        bytes.position(bytes.limit());
        return brought;
    }

    /** Whether more of a message has to follow. */
    boolean isInsideMessage() {
        return unfinished != null;
    }

    private void header(byte next) throws FrameException {
        header.put(next);
        if (header.position() == 2) {
            int length = header.get(1) & LENGTH;
            header.limit(2 + (length == IN_64_BITS ? Long.BYTES : length == IN_16_BITS ? Short.BYTES : 0));
        }
        if (!header.hasRemaining()) {
            header.flip();
            begin(header.get(), header.get());
            header.clear().limit(2);
        }
    }

    private void begin(int first, int second) throws FrameException {
        for (int bit = 1; bit <= 3; bit++) {
            if ((first & (FIN >> bit)) != 0) {
                throw broken("Unexpected rsv" + bit + " bit");
            }
        }
        int bits = first & 0xF;
        Opcode opcode = Opcode.of(bits).orElseThrow(() -> broken("Reserved opcode " + bits));
        Opcode about = opcode == Opcode.CONTINUATION ? unfinished : opcode;
        Frame begun = new Frame(opcode, about == null ? opcode : about, (first & FIN) != 0);
        if ((second & MASKED) != 0) {
            throw broken("Masked frame received");
        }
        long length = length(second);
        if (opcode.isControl()) {
            if (length > LONGEST_CONTROL) {
                throw broken(opcode + "'s payload length " + length);
            }
            if (!begun.last) {
                throw broken("Unexpected frame " + begun);
            }
        } else {
            if ((opcode == Opcode.CONTINUATION) == (unfinished == null)) {
                throw broken("Unexpected frame " + begun);
            }
            if (length > maxMessage - message.size()) {
                throw new FrameException(FrameException.TOO_BIG, "a message of more than " + maxMessage + " bytes");
            }
            unfinished = about;
        }
        frame = begun;
        missing = length;
    }

    /** {@code second}: the second byte, after which the header has what did not fit into it. */
    private long length(int second) throws FrameException {
        int length = second & LENGTH;
        if (length < IN_16_BITS) {
            return length;
        }
        long extended = length == IN_16_BITS ? header.getShort() & MAX_16_BITS : header.getLong();
        if (extended < 0) {
            throw broken("Negative payload length " + extended);
        }
        if (extended <= (length == IN_16_BITS ? LONGEST_CONTROL : MAX_16_BITS)) {
            throw broken("Payload length " + extended + " is not encoded in as few bytes as possible");
        }
        return extended;
    }

    private void payload(Frame begun, ByteBuffer bytes) throws FrameException {
        byte[] part = new byte[(int) Math.min(missing, bytes.remaining())];
        bytes.get(part);
        missing -= part.length;
        if (begun.opcode.isControl()) {
            control.writeBytes(part);
        } else {
            message.writeBytes(part);
            if (begun.about == Opcode.TEXT && !utf8.feed(part, 0, part.length)) {
                throw invalid("frame " + begun);
            }
        }
    }

    private void end(Frame ended) throws FrameException {
        frame = null;
        switch (ended.opcode) {
            case CLOSE -> close(taken(control));
            case PING -> handler.ping(taken(control));
            case PONG -> handler.pong(taken(control));
            default -> {
                if (ended.last) {
                    message(ended);
                }
            }
        }
    }

    private void message(Frame last) throws FrameException {
        if (last.about == Opcode.TEXT && !utf8.isComplete()) {
            throw invalid("frame " + last);
        }
        unfinished = null;
        handler.message(last.about, taken(message));
    }

    private void close(byte[] payload) throws FrameException {
        closed = true;
        if (payload.length == 0) {
            handler.close(NO_CODE, "");
            return;
        }
        if (payload.length == 1) {
            throw broken("Incomplete status code");
        }
        int code = ByteBuffer.wrap(payload).getShort() & MAX_16_BITS;
        if (!mayBeSent(code)) {
            throw broken("Illegal status code: " + code);
        }
        Bytes reason = Bytes.copyOf(payload, 2, payload.length);
        if (!reason.isUtf8()) {
            throw invalid("the reason for closing");
        }
        handler.close(code, reason.utf8());
    }

    /** Those that a server may send: neither reserved nor a client's (1010). */
    private static boolean mayBeSent(int code) {
        return (code >= 1000 && code <= 1003)
                || (code >= 1007 && code <= 1014 && code != 1010)
                || (code >= 3000 && code <= 4999);
    }

    private static byte[] taken(ByteArrayOutputStream from) {
        byte[] bytes = from.toByteArray();
        from.reset();
        return bytes;
    }

    private static FrameException broken(String why) {
        return new FrameException(FrameException.PROTOCOL_ERROR, why);
    }

    private static FrameException invalid(String where) {
        return new FrameException(FrameException.INVALID_DATA, "Invalid UTF-8 in " + where);
    }
}
