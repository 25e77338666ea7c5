package io.github.streamcheck.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDecodingTest {

    private final List<String> decoded = new ArrayList<>();

    private final AsyncDataConsumer sink = new AsyncDataConsumer() {
        @Override
        public void updateCapacity(CapacityChannel capacity) {}

        @Override
        public void consume(ByteBuffer bytes) {
            decoded.add(UTF_8.decode(bytes).toString());
        }

        @Override
        public void streamEnd(@Nullable List<? extends Header> trailers) {}

        @Override
        public void releaseResources() {}
    };

    private static DeflaterOutputStream compressing(String format, ByteArrayOutputStream out) throws IOException {
        return switch (format) {
            case "gzip" -> new GZIPOutputStream(out, 512, true);
            case "zlib" -> new DeflaterOutputStream(out, true);
            default -> new DeflaterOutputStream(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true), 512, true);
        };
    }

    @ParameterizedTest
    @CsvSource({"gzip, gzip", "GZIP, gzip", "x-gzip, gzip", "deflate, zlib", "Deflate, raw"})
    void eachEventIsDecodedAsSoonAsItArrives(String encoding, String format) throws Exception {
        AsyncDataConsumer decoding = Objects.requireNonNull(ContentDecoding.of(encoding, sink));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream compressed = compressing(format, out)) {
            for (String event : List.of("data: one\n\n", "data: two\n\n")) {
                compressed.write(event.getBytes(UTF_8));
                compressed.flush();
                decoding.consume(ByteBuffer.wrap(out.toByteArray()));
                out.reset();

                assertThat(String.join("", decoded)).isEqualTo(event);
                decoded.clear();
            }
        }
        decoding.releaseResources();
    }

    @Test
    void bytesMayComeOneByOne() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream compressed = compressing("zlib", out)) {
            compressed.write("data: one\n\n".getBytes(UTF_8));
        }
        AsyncDataConsumer decoding = Objects.requireNonNull(ContentDecoding.of("deflate", sink));
        decoding.consume(ByteBuffer.allocate(0));
        for (byte one : out.toByteArray()) {
            decoding.consume(ByteBuffer.wrap(new byte[] {one}));
        }
        decoding.streamEnd(null);

        assertThat(String.join("", decoded)).isEqualTo("data: one\n\n");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "identity", "none", "br", "zstd"})
    void whatIsNotCompressedOrCantBeDecodedIsLeftAsItIs(@Nullable String encoding) {
        assertThat(ContentDecoding.of(encoding, sink)).isNull();
    }

    @Test
    void gzipMayHaveSeveralMembersWithEveryPartOfAHeader() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // The flags announce extra bytes, a name, a comment and a checksum of the header.
        out.writeBytes(
                new byte[] {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3, 2, 0, 'x', 'y', 'n', 0, 'c', 0, 1, 2
                });
        out.writeBytes(Arrays.copyOfRange(member("data: one\n\n"), 10, member("data: one\n\n").length));
        out.writeBytes(member("data: two\n\n"));
        AsyncDataConsumer decoding = Objects.requireNonNull(ContentDecoding.of("gzip", sink));
        for (byte one : out.toByteArray()) {
            decoding.consume(ByteBuffer.wrap(new byte[] {one}));
        }
        decoding.streamEnd(null);

        assertThat(String.join("", decoded)).isEqualTo("data: one\n\ndata: two\n\n");
    }

    private static byte[] member(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream compressed = compressing("gzip", out)) {
            compressed.write(text.getBytes(UTF_8));
        }
        return out.toByteArray();
    }
}
