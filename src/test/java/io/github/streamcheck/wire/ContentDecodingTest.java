package io.github.streamcheck.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    private final List<String> calls = new ArrayList<>();

    private final AsyncDataConsumer sink = new AsyncDataConsumer() {
        @Override
        public void updateCapacity(CapacityChannel capacity) {
            calls.add("capacity");
        }

        @Override
        public void consume(ByteBuffer bytes) {
            decoded.add(UTF_8.decode(bytes).toString());
        }

        @Override
        public void streamEnd(@Nullable List<? extends Header> trailers) {
            calls.add("end");
        }

        @Override
        public void releaseResources() {
            calls.add("release");
        }
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

    @ParameterizedTest
    @CsvSource({"gzip, gzip", "deflate, zlib"})
    void whatHappensToTheBodyIsPassedOn(String encoding, String format) throws Exception {
        AsyncDataConsumer decoding = Objects.requireNonNull(ContentDecoding.of(encoding, sink));
        decoding.updateCapacity(increment -> {});
        decoding.consume(ByteBuffer.wrap(compressed(format, "data: one\n\n")));
        decoding.streamEnd(null);
        decoding.releaseResources();

        assertThat(calls).containsExactly("capacity", "end", "release");
    }

    /** The memory of an inflater is not that of the heap. */
    @ParameterizedTest
    @CsvSource({"gzip, gzip", "deflate, zlib"})
    void memoryIsFreeAfterABodyThatWasGivenUp(String encoding, String format) throws Exception {
        AsyncDataConsumer decoding = Objects.requireNonNull(ContentDecoding.of(encoding, sink));
        byte[] whole = compressed(format, "data: one\n\n");
        decoding.consume(ByteBuffer.wrap(whole, 0, whole.length / 2));
        decoding.releaseResources();

        assertThatThrownBy(() -> decoding.consume(ByteBuffer.wrap(whole, whole.length / 2, whole.length / 2)))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("closed");
    }

    @ParameterizedTest
    @CsvSource({"gzip, gzip", "deflate, zlib", "deflate, raw"})
    void aBodyThatIsCutIsNoEnd(String encoding, String format) throws Exception {
        AsyncDataConsumer decoding = Objects.requireNonNull(ContentDecoding.of(encoding, sink));
        byte[] whole = compressed(format, "data: one\n\n");
        decoding.consume(ByteBuffer.wrap(whole, 0, whole.length - 1));

        assertThatThrownBy(() -> decoding.streamEnd(null)).hasMessage("it ends too early");
        assertThat(calls).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate"})
    void anEmptyBodyEnds(String encoding) throws Exception {
        AsyncDataConsumer decoding = Objects.requireNonNull(ContentDecoding.of(encoding, sink));
        decoding.streamEnd(null);
        decoding.releaseResources();

        assertThat(calls).containsExactly("end", "release");
    }

    /** The length of the extra part has two bytes, of which most writers need one. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 258, 0x0301})
    void gzipMayHaveExtraBytesOfAnyNumber(int length) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 4, 0, 0, 0, 0, 0, 3, (byte) length, (byte) (length >> 8)});
        out.writeBytes("x".repeat(length).getBytes(UTF_8));
        byte[] plain = member("data: one\n\n");
        out.write(plain, 10, plain.length - 10);
        AsyncDataConsumer decoding = Objects.requireNonNull(ContentDecoding.of("gzip", sink));
        decoding.consume(ByteBuffer.wrap(out.toByteArray()));
        decoding.streamEnd(null);

        assertThat(String.join("", decoded)).isEqualTo("data: one\n\n");
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
        return compressed("gzip", text);
    }

    private static byte[] compressed(String format, String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream compressed = compressing(format, out)) {
            compressed.write(text.getBytes(UTF_8));
        }
        return out.toByteArray();
    }
}
