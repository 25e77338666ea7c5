package io.github.streamcheck.wire;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The frames of a server that speaks HTTP/2 (RFC 9113) as badly as a test wants it. */
public final class Http2Frames {

    public static final int DATA = 0;
    public static final int HEADERS = 1;
    public static final int PRIORITY = 2;
    public static final int RST_STREAM = 3;
    public static final int SETTINGS = 4;
    public static final int PUSH_PROMISE = 5;
    public static final int PING = 6;
    public static final int GOAWAY = 7;
    public static final int WINDOW_UPDATE = 8;
    public static final int CONTINUATION = 9;

    public static final int END_STREAM = 1;
    public static final int END_HEADERS = 4;

    private Http2Frames() {}

    public static byte[] frame(int type, int flags, int stream, byte... payload) {
        return ByteBuffer.allocate(9 + payload.length)
                .put((byte) (payload.length >> 16))
                .putShort((short) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    /** Reads up to the head of the first request. */
    public static void readRequest(DataInputStream in) throws IOException {
        in.readFully(new byte["PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".length()]);
        int type = -1;
        while (type != HEADERS) {
            int length = (in.readUnsignedByte() << 16) + in.readUnsignedShort();
            type = in.readUnsignedByte();
            in.readFully(new byte[1 + 4 + length]);
        }
    }
}
