package io.github.streamcheck.wire;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

/** Encodes the frames of a client (RFC 6455, section 5): whole and masked. Thread-safe. */
final class FrameWriter {

    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;
    private static final int LONGEST_HEADER = 14;

    private final SecureRandom random = new SecureRandom();

    /** A close frame without a reason. */
    ByteBuffer close(int code) {
        return frame(Opcode.CLOSE, new byte[] {(byte) (code >> Byte.SIZE), (byte) code});
    }

    /** A frame of at most 125 bytes of payload, if it is a control frame. */
    ByteBuffer frame(Opcode opcode, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(LONGEST_HEADER + payload.length);
        frame.put((byte) (FIN | opcode.code()));
        if (payload.length <= FrameReader.LONGEST_CONTROL) {
            frame.put((byte) (MASKED | payload.length));
        } else if (payload.length <= FrameReader.MAX_16_BITS) {
            frame.put((byte) (MASKED | FrameReader.IN_16_BITS)).putShort((short) payload.length);
        } else {
            frame.put((byte) (MASKED | FrameReader.IN_64_BITS)).putLong(payload.length);
        }
        byte[] mask = new byte[Integer.BYTES];
        random.nextBytes(mask);
        frame.put(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ mask[i % mask.length]));
        }
        return frame.flip();
    }
}
