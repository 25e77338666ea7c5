package io.github.streamcheck.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.jspecify.annotations.Nullable;

/** Decompresses a body as it arrives, even if the client did not offer that compression, since only the content can be judged. */
final class ContentDecoding {

    private ContentDecoding() {}

    /** What decodes a body of that {@code Content-Encoding}; null if it is none that this client can decode. */
    static @Nullable AsyncDataConsumer of(@Nullable String encoding, AsyncDataConsumer decoded) {
        return switch (encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT)) {
            case "gzip", "x-gzip" -> new GzipDecoder(decoded);
            case "deflate" -> new Deflate(decoded);
            default -> null;
        };
    }

    /** RFC 9110 wants zlib's frame around deflate; many servers leave it out, and clients take both. */
    private static final class Deflate implements AsyncDataConsumer {

        private static final int COMPRESSION_METHOD = 0x0F;
        private static final int DEFLATED = 8;

        private final AsyncDataConsumer decoded;
        private @Nullable Inflation inflation;

        Deflate(AsyncDataConsumer decoded) {
            this.decoded = decoded;
        }

        @Override
        public void updateCapacity(CapacityChannel capacity) throws IOException {
            decoded.updateCapacity(capacity);
        }

        @Override
        public void consume(ByteBuffer bytes) throws IOException {
            if (!bytes.hasRemaining()) {
                return;
            }
            Inflation begun = inflation;
            if (begun == null) {
                begun = new Inflation(!isZlib(bytes.get(bytes.position())), Inflation.to(decoded));
                inflation = begun;
            }
            begun.inflate(bytes);
            bytes.position(bytes.limit());
        }

        /** By the first byte of RFC 1950: its upper half is at most 7, the largest window. */
        private static boolean isZlib(byte first) {
            return (first & COMPRESSION_METHOD) == DEFLATED && first >= 0;
        }

        @Override
        public void streamEnd(@Nullable List<? extends Header> trailers) throws HttpException, IOException {
            if (inflation != null && !inflation.isFinished()) {
                throw new IOException("it ends too early");
            }
            decoded.streamEnd(trailers);
        }

        @Override
        public void releaseResources() {
            if (inflation != null) {
                inflation.release();
            }
            decoded.releaseResources();
        }
    }
}
