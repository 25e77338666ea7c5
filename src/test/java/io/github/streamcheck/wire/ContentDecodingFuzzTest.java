package io.github.streamcheck.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.tries.Corpus;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Compressed bodies: for any bytes either decoded or refused, the same however they are split, and as the JDK does. */
class ContentDecodingFuzzTest {

    static final Corpus CORPUS = Corpus.of(
            List.of(gzip("data: one\n\ndata: two\n\n"), gzip(""), gzip("a".repeat(40_000)), deflate("data: one\n\n")),
            Stream.of(
                            "1f8b08",
                            "1f8b0800000000000003",
                            "1f8b081e00000000000303",
                            "0300",
                            "789c",
                            "00",
                            "ffffffff",
                            "04")
                    .map(HexFormat.of()::parseHex)
                    .toList());

    static void check(byte[] body) {
        for (String encoding : List.of("gzip", "deflate")) {
            Decoded whole = new Decoded(encoding, body, Math.max(1, body.length));
            Decoded singly = new Decoded(encoding, body, 1);

            assertThat(singly.refused).isEqualTo(whole.refused);
            if (!whole.refused) {
                assertThat(singly.bytes.toByteArray()).isEqualTo(whole.bytes.toByteArray());
            }
        }
        readByTheJdk(body).ifPresent(read -> {
            byte[] decoded = new Decoded("gzip", body, body.length).bytes.toByteArray();
            assertThat(Arrays.mismatch(read, decoded)).isIn(-1, read.length);
        });
    }

    /** What the JDK reads of it as gzip, which is not the last member if that is very short; empty if it refuses. */
    private static Optional<byte[]> readByTheJdk(byte[] body) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return Optional.of(in.readAllBytes());
        } catch (IOException refused) {
            return Optional.empty();
        }
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream compressed = new GZIPOutputStream(out)) {
            compressed.write(text.getBytes(UTF_8));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return out.toByteArray();
    }

    private static byte[] deflate(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream compressed = new DeflaterOutputStream(out)) {
            compressed.write(text.getBytes(UTF_8));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return out.toByteArray();
    }

    /** A body that was decoded as it came in pieces. */
    private static final class Decoded implements AsyncDataConsumer {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean refused;

        Decoded(String encoding, byte[] body, int piece) {
            AsyncDataConsumer decoding = Objects.requireNonNull(ContentDecoding.of(encoding, this));
            try {
                for (int from = 0; from < body.length; from += piece) {
                    decoding.consume(ByteBuffer.wrap(body, from, Math.min(piece, body.length - from)));
                }
                decoding.streamEnd(null);
            } catch (IOException | HttpException malformed) {
                refused = true;
            } finally {
                decoding.releaseResources();
            }
        }

        @Override
        public void consume(ByteBuffer decoded) {
            bytes.writeBytes(ISO_8859_1.decode(decoded).toString().getBytes(ISO_8859_1));
        }

        @Override
        public void updateCapacity(CapacityChannel capacity) {}

        @Override
        public void streamEnd(@Nullable List<? extends Header> trailers) {}

        @Override
        public void releaseResources() {}
    }

    @Test
    void nearlyRightBodiesAreDecodedOrRefused() {
        CORPUS.tries(ContentDecodingFuzzTest::check);
    }
}
