package io.github.streamcheck.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.tries.Corpus;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Frames of a WebSocket: either taken or refused, for any bytes, and the same however they are split. */
class FrameFuzzTest {

    private static final int MAX = 1_000;

    /** Messages whole and in parts, with control frames between, closes, and each form of a length. */
    static final Corpus CORPUS = Corpus.of(
            bytes(
                    "81 05 48656c6c6f 89 01 70 8a 00 88 02 03e8",
                    "01 03 e282ac 89 00 80 02 c3a9 82 03 00ff80",
                    "81 7e 0080" + "41".repeat(128),
                    "82 7f 0000000000010000" + "00".repeat(20),
                    "88 08 0fa0 66c3bc723f3f"),
            bytes("81", "80", "01", "00", "82", "88", "89", "8a", "7e", "7f", "ff", "c3", "e2 82", "03e8", "0000"));

    private static List<byte[]> bytes(String... hex) {
        return Stream.of(hex)
                .map(each -> HexFormat.of().parseHex(each.replace(" ", "")))
                .toList();
    }

    static void check(byte[] frames) throws CharacterCodingException {
        Ear whole = new Ear(frames, Math.max(1, frames.length));

        assertThat(new Ear(frames, 1).heard).isEqualTo(whole.heard);
        assertThat(new Ear(frames, 7).heard).isEqualTo(whole.heard);
        assertThat(whole.bytes).isLessThanOrEqualTo(frames.length);
        for (byte[] text : whole.texts) {
            assertThat(text.length).isLessThanOrEqualTo(MAX);
            UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
        }
    }

    /** What is heard of some frames that come in pieces, up to what is refused. */
    private static final class Ear implements FrameReader.Handler {

        private final List<String> heard = new ArrayList<>();
        private final List<byte[]> texts = new ArrayList<>();
        private int bytes;

        Ear(byte[] frames, int piece) {
            FrameReader reader = new FrameReader(MAX, this);
            try {
                for (int from = 0; from < frames.length; from += piece) {
                    reader.feed(ByteBuffer.wrap(frames, from, Math.min(piece, frames.length - from)));
                }
                heard.add("inside a message: " + reader.isInsideMessage());
            } catch (FrameException refused) {
                heard.add(refused.closeCode() + " " + refused.why());
            }
        }

        private void hear(Object what, byte[] payload) {
            bytes += payload.length;
            heard.add(what + " " + new String(payload, ISO_8859_1));
        }

        @Override
        public void message(Opcode opcode, byte[] payload) {
            hear(opcode, payload);
            if (opcode == Opcode.TEXT) {
                texts.add(payload);
            }
        }

        @Override
        public void ping(byte[] payload) {
            hear("ping", payload);
        }

        @Override
        public void pong(byte[] payload) {
            hear("pong", payload);
        }

        @Override
        public void close(int code, String reason) {
            hear("close " + code, reason.getBytes(UTF_8));
        }
    }

    @Test
    void nearlyRightFramesAreTakenOrRefused() {
        CORPUS.tries(FrameFuzzTest::check);
    }
}
