package io.github.streamcheck.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;

/** Inflates what arrives and hands on all that it yields. Not thread-safe. */
final class Inflation {

    private static final int BUFFER_SIZE = 8 * 1024;

    private final Inflater inflater;
    private final Output output;
    private final byte[] buffer = new byte[BUFFER_SIZE];

    /** Takes what was inflated. */
    interface Output {
        void take(byte[] bytes, int length) throws IOException;
    }

    /** {@code raw}: whether the frame of zlib (RFC 1950) is left out. */
    Inflation(boolean raw, Output output) {
        this.inflater = new Inflater(raw);
        this.output = output;
    }

    /** Hands all on to {@code consumer}. */
    static Output to(AsyncDataConsumer consumer) {
        return (bytes, length) -> consumer.consume(ByteBuffer.wrap(bytes, 0, length));
    }

    /** Reads {@code bytes} up to the end of what is compressed; what comes after it is left. */
    void inflate(ByteBuffer bytes) throws IOException {
        inflater.setInput(bytes);
        try {
            while (!inflater.finished()) {
                int length = inflater.inflate(buffer);
                if (length > 0) {
                    output.take(buffer, length);
                } else if (inflater.needsDictionary()) {
                    throw new IOException("it needs a dictionary");
                } else if (inflater.needsInput()) {
                    return;
                }
            }
        } catch (DataFormatException corrupt) {
            throw new IOException("it can't be inflated: " + corrupt.getMessage(), corrupt);
        }
    }

    boolean isFinished() {
        return inflater.finished();
    }

    void reset() {
        inflater.reset();
    }

    void release() {
        inflater.end();
    }
}
