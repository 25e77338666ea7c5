package io.github.streamcheck.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Role;
import org.java_websocket.framing.BinaryFrame;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.ContinuousFrame;
import org.java_websocket.framing.DataFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.FramedataImpl1;
import org.java_websocket.framing.PingFrame;
import org.java_websocket.framing.PongFrame;
import org.java_websocket.framing.TextFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the frames of another project, and against those that no project makes. */
class FrameReaderTest {

    private static final int MAX = 70_000;

    private final List<String> heard = new ArrayList<>();

    private final FrameReader reader = new FrameReader(MAX, new FrameReader.Handler() {
        @Override
        public void message(Opcode opcode, byte[] payload) {
            heard.add(opcode + " " + new String(payload, UTF_8));
        }

        @Override
        public void ping(byte[] payload) {
            heard.add("PING " + new String(payload, UTF_8));
        }

        @Override
        public void pong(byte[] payload) {
            heard.add("PONG " + new String(payload, UTF_8));
        }

        @Override
        public void close(int code, String reason) {
            heard.add("CLOSE " + code + " " + reason);
        }
    });

    private static ByteBuffer encode(Framedata frame) {
        Draft_6455 draft = new Draft_6455();
        draft.setParseMode(Role.SERVER);
        return draft.createBinaryFrame(frame);
    }

    private static ByteBuffer encode(FramedataImpl1 frame, String payload) {
        frame.setPayload(ByteBuffer.wrap(payload.getBytes(UTF_8)));
        return encode(frame);
    }

    private static ByteBuffer part(DataFrame frame, byte[] payload, boolean last) {
        frame.setPayload(ByteBuffer.wrap(payload));
        frame.setFin(last);
        return encode(frame);
    }

    private static ByteBuffer hex(String bytes) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(bytes.replace(" ", "")));
    }

    private boolean feedSingly(ByteBuffer bytes) throws FrameException {
        boolean brought = false;
        while (bytes.hasRemaining()) {
            brought |= reader.feed(ByteBuffer.wrap(new byte[] {bytes.get()}));
        }
        return brought;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, MAX})
    void messagesOfAnyLengthAreTakenWholeOrInPieces(int length) throws Exception {
        String text = "x".repeat(length);

        assertThat(reader.feed(encode(new TextFrame(), text))).isTrue();
        assertThat(feedSingly(encode(new BinaryFrame(), text))).isTrue();

        assertThat(heard).containsExactly("TEXT " + text, "BINARY " + text);
        assertThat(reader.isInsideMessage()).isFalse();
    }

    @Test
    void aMessageMayBeCutAnywhereAndHaveControlFramesWithinIt() throws Exception {
        byte[] text = "Zürich €".getBytes(UTF_8);
        for (int i = 0; i < text.length; i++) {
            feedSingly(part(i == 0 ? new TextFrame() : new ContinuousFrame(), new byte[] {text[i]}, false));
            assertThat(reader.isInsideMessage()).isTrue();
            assertThat(reader.feed(encode(new PingFrame(), "p"))).isFalse();
        }
        reader.feed(part(new ContinuousFrame(), new byte[0], true));

        assertThat(heard).hasSize(text.length + 1).endsWith("TEXT Zürich €");
        assertThat(reader.isInsideMessage()).isFalse();
    }

    @Test
    void controlFramesAreTold() throws Exception {
        CloseFrame close = new CloseFrame();
        close.setCode(4000);
        close.setReason("für immer");
        assertThat(reader.feed(encode(new PongFrame(), "pong"))).isFalse();
        reader.feed(encode(close));
        reader.feed(encode(new TextFrame(), "too late"));

        assertThat(heard).containsExactly("PONG pong", "CLOSE 4000 für immer");
    }

    @Test
    void aCloseFrameMayHaveNoCode() throws Exception {
        reader.feed(hex("88 00"));

        assertThat(heard).containsExactly("CLOSE 1005 ");
    }

    @ParameterizedTest
    @CsvSource({
        "c1 00, 1002, Unexpected rsv1 bit",
        "a1 00, 1002, Unexpected rsv2 bit",
        "91 00, 1002, Unexpected rsv3 bit",
        "83 00, 1002, Reserved opcode 3",
        "8b 00, 1002, Reserved opcode 11",
        "81 81 00000000 41, 1002, Masked frame received",
        "80 00, 1002, Unexpected frame CONTINUATION (fin=true)",
        "01 01 41 81 01 42, 1002, Unexpected frame TEXT (fin=true)",
        "01 00 02 00, 1002, Unexpected frame BINARY (fin=false)",
        "09 00, 1002, Unexpected frame PING (fin=false)",
        "89 7e 0080, 1002, PING's payload length 128",
        "89 7e 007e, 1002, PING's payload length 126",
        "81 7e 0000, 1002, Payload length 0 is not encoded in as few bytes as possible",
        "81 7e 0005, 1002, Payload length 5 is not encoded in as few bytes as possible",
        "81 7f 000000000000ffff, 1002, Payload length 65535 is not encoded in as few bytes as possible",
        "81 7f ffffffffffffffff, 1002, Negative payload length -1",
        "88 01 03, 1002, Incomplete status code",
        "88 02 03e7, 1002, Illegal status code: 999",
        "88 02 03ec, 1002, Illegal status code: 1004",
        "88 02 03ed, 1002, Illegal status code: 1005",
        "88 02 03ee, 1002, Illegal status code: 1006",
        "88 02 03f2, 1002, Illegal status code: 1010",
        "88 02 03f7, 1002, Illegal status code: 1015",
        "88 02 0bb7, 1002, Illegal status code: 2999",
        "88 02 1388, 1002, Illegal status code: 5000",
        "88 02 07d0, 1002, Illegal status code: 2000",
        "88 03 03e8 ff, 1007, Invalid UTF-8 in the reason for closing",
        "81 01 ff, 1007, Invalid UTF-8 in frame TEXT (fin=true)",
        "81 01 c3, 1007, Invalid UTF-8 in frame TEXT (fin=true)",
        "01 01 c3 80 01 41, 1007, Invalid UTF-8 in frame CONTINUATION (fin=true)",
        "81 7f 0000000000011171, 1009, a message of more than 70000 bytes",
        "01 01 41 80 7f 0000000000011170, 1009, a message of more than 70000 bytes",
        "82 7f 7fffffffffffffff, 1009, a message of more than 70000 bytes"
    })
    void whatNoServerMaySendIsRefused(String bytes, int code, String why) {
        assertThatThrownBy(() -> reader.feed(hex(bytes)))
                .asInstanceOf(type(FrameException.class))
                .satisfies(refused -> assertThat(refused.why()).isEqualTo(why))
                .satisfies(refused -> assertThat(refused.closeCode()).isEqualTo(code));
        assertThat(heard).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1003, 1007, 1009, 1011, 1014, 3000, 4999})
    void theseCodesMayBeSent(int code) throws Exception {
        reader.feed(hex("88 02 %04x".formatted(code)));

        assertThat(heard).containsExactly("CLOSE " + code + " ");
    }

    @Test
    void theLongestControlFrameIsTaken() throws Exception {
        reader.feed(encode(new PingFrame(), "p".repeat(125)));

        assertThat(heard).containsExactly("PING " + "p".repeat(125));
    }

    @Test
    void thePayloadOfAMessageBelongsToItAsItsHeaderDoes() throws Exception {
        assertThat(reader.feed(hex("81 02"))).isTrue();
        assertThat(reader.isInsideMessage()).isTrue();
        assertThat(reader.feed(hex("41"))).isTrue();
        assertThat(reader.feed(hex("42"))).isTrue();
        assertThat(reader.feed(hex("89"))).isFalse();
        assertThat(reader.feed(hex("01"))).isFalse();
        assertThat(reader.isInsideMessage()).as("a control frame is none").isFalse();
    }

    /** Our own frames, as a server of another project reads them. */
    @ParameterizedTest
    @ValueSource(ints = {0, 125, 126, 65_535, 65_536})
    void whatIsWrittenIsReadByOthers(int length) throws Exception {
        Draft_6455 server = new Draft_6455();
        server.setParseMode(Role.SERVER);
        FrameWriter writer = new FrameWriter();
        String text = "y".repeat(length);
        ByteBuffer frame = writer.frame(Opcode.TEXT, text.getBytes(UTF_8));

        assertThat(frame.get(1) & 0x80).as("masked").isNotZero();
        int header = length <= 125 ? 2 : length <= 65_535 ? 4 : 10;
        assertThat(frame.remaining()).as("as short as can be").isEqualTo(header + 4 + length);
        assertThat(frame.getInt(header)).as("the mask, which is random").isNotZero();
        assertThat(server.translateFrame(frame)).singleElement().satisfies(read -> {
            assertThat(read.getOpcode()).isEqualTo(org.java_websocket.enums.Opcode.TEXT);
            assertThat(UTF_8.decode(read.getPayloadData()).toString()).isEqualTo(text);
        });
        assertThat(server.translateFrame(writer.close(1000)))
                .singleElement()
                .asInstanceOf(type(CloseFrame.class))
                .satisfies(close -> assertThat(close.getCloseCode()).isEqualTo(1000));
    }
}
