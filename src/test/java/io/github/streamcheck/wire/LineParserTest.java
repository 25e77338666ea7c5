package io.github.streamcheck.wire;

import static io.github.streamcheck.wire.SseTranscript.anomaly;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import io.github.streamcheck.wire.FramingAnomaly.Kind;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a body is cut into lines of JSON. */
class LineParserTest {

    private static final int LIMIT = 20;

    private final SseTranscript transcript = new SseTranscript();
    private final LineParser parser = new LineParser(transcript, LIMIT);

    /** Each character is one byte, and each text one read: the first at 0 ns, the next at 1 ns. */
    private List<String> parse(String... reads) {
        int nanos = 0;
        for (String read : reads) {
            parser.feed(ByteBuffer.wrap(read.getBytes(ISO_8859_1)), nanos++);
        }
        parser.end(nanos);
        return transcript.lines;
    }

    private static String line(int index, long offset, String data) {
        return SseTranscript.event(index, offset, SseEvent.DEFAULT_TYPE, data, 1, true);
    }

    @Test
    void everyLineIsAnEvent() {
        assertThat(parse("{}\n{\"a\":1}\n")).containsExactly(line(0, 0, "{}"), line(1, 3, "{\"a\":1}"));
    }

    @Test
    void aCarriageReturnBeforeTheLineFeedIsNoPartOfTheLine() {
        assertThat(parse("{}\r\n{}\r", "\n")).containsExactly(line(0, 0, "{}"), line(1, 4, "{}"));
    }

    @Test
    void aCarriageReturnAloneEndsNoLine() {
        assertThat(parse("{}\r{}\n")).containsExactly(line(0, 0, "{}\r{}"));
    }

    @Test
    void linesOfOneReadCameTogetherAndThoseOfTheNextLater() {
        parse("{}\n{}\n{", "}\n");

        assertThat(transcript.events)
                .extracting(SseEvent::read, SseEvent::arrivedNanos)
                .containsExactly(tuple(0, 0L), tuple(0, 0L), tuple(1, 1L));
    }

    @Test
    void findsTheSameHoweverTheBodyIsSplitIntoReads() {
        String body = new String(
                ("{\"a\":\"\u00fc\u20ac\"}\r\n\n" + "x".repeat(LIMIT + 5) + "\n \r\n[\u00ff]\n{}").getBytes(UTF_8),
                ISO_8859_1);
        List<String> whole = List.copyOf(parse(body));
        assertThat(whole).hasSize(7);

        for (int split = 1; split < body.length(); split++) {
            SseTranscript other = new SseTranscript();
            LineParser splitting = new LineParser(other, LIMIT);
            for (String read : List.of(body.substring(0, split), "", body.substring(split))) {
                splitting.feed(ByteBuffer.wrap(read.getBytes(ISO_8859_1)), 0);
            }
            splitting.end(1);

            assertThat(other.lines).as("split at %d", split).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", " \n", "\t \r\n", "\r\r\n"})
    void aLineInWhichThereIsNothingIsNoEvent(String blank) {
        parse("{}\n", blank, "{}\n");

        assertThat(transcript.events).extracting(SseEvent::index).containsExactly(0, 1);
        assertThat(transcript.anomalies)
                .extracting(FramingAnomaly::kind, FramingAnomaly::offset)
                .containsExactly(tuple(Kind.BLANK_LINE, 3L));
    }

    @Test
    void theLastLineMayLackItsEnd() {
        assertThat(parse("{}\n{\"done\":true}"))
                .containsExactly(
                        line(0, 0, "{}"),
                        SseTranscript.event(1, 3, SseEvent.DEFAULT_TYPE, "{\"done\":true}", 1, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}\n", "{}\n ", "{}\n\r"})
    void blanksAfterTheLastLineAreNoLine(String body) {
        assertThat(parse(body)).containsExactly(line(0, 0, "{}"));
    }

    @Test
    void nothingIsHandedOutOfALineThatIsCut() {
        parser.feed(ByteBuffer.wrap("{}\n{".getBytes(UTF_8)), 0);

        assertThat(transcript.events).hasSize(1);
        assertThat(parser.isInsideEvent()).isTrue();
    }

    @Test
    void isInsideNoEventBetweenLines() {
        assertThat(parser.isInsideEvent()).isFalse();
        parser.feed(ByteBuffer.wrap("{}\n".getBytes(UTF_8)), 0);
        assertThat(parser.isInsideEvent()).isFalse();
    }

    @Test
    void aCharacterMaySpanReads() {
        byte[] bytes = "{\"a\":\"\u20ac\"}\n".getBytes(UTF_8);
        for (byte each : bytes) {
            parser.feed(ByteBuffer.wrap(new byte[] {each}), 0);
        }

        assertThat(transcript.anomalies).isEmpty();
        assertThat(transcript.events).extracting(event -> event.data().utf8()).containsExactly("{\"a\":\"\u20ac\"}");
    }

    @Test
    void bytesThatAreNoUtf8AreReportedAndHandedOutAsTheyAre() {
        assertThat(parse("\u00e2\u0082\n"))
                .containsExactly(anomaly(Kind.INVALID_UTF8, 0, "\u00e2\u0082"), line(0, 0, "\u00e2\u0082"));
    }

    /** JSON knows none, so the clients fail on it. */
    @Test
    void aByteOrderMarkIsPartOfTheLine() {
        assertThat(parse("\u00ef\u00bb\u00bf{}\n")).containsExactly(line(0, 0, "\u00ef\u00bb\u00bf{}"));
    }

    @Test
    void aLineThatIsTooLongIsCutAndReportedOnce() {
        String kept = "x".repeat(LIMIT);

        assertThat(parse(kept + "\n", kept, "xx", "x\n{}\n"))
                .containsExactly(
                        line(0, 0, kept),
                        anomaly(Kind.LINE_TOO_LONG, LIMIT + 1, kept),
                        line(1, LIMIT + 1, kept),
                        line(2, 2 * LIMIT + 5, "{}"));
    }

    /** The limit fell into a character, which is no fault of the server. */
    @Test
    void whatWasCutMayEndInsideACharacter() {
        String body = new String(("x".repeat(LIMIT - 1) + "\u20ac\n").getBytes(UTF_8), ISO_8859_1);
        parse(body);

        assertThat(transcript.anomalies).extracting(FramingAnomaly::kind).containsExactly(Kind.LINE_TOO_LONG);
    }

    @Test
    void evidenceOfALongLineIsItsBeginning() {
        LineParser wide = new LineParser(transcript, 100_000);
        byte[] line = new byte[50_000];
        Arrays.fill(line, (byte) 0xff);
        line[line.length - 1] = '\n';
        wide.feed(ByteBuffer.wrap(line), 0);

        assertThat(transcript.anomalies)
                .extracting(anomaly -> anomaly.evidence().length())
                .containsExactly(FramingAnomaly.MAX_EVIDENCE);
    }

    @Test
    void manyLinesOfOneReadAreReadInOrder() {
        parse("{}\n".repeat(10_000));

        assertThat(transcript.events).hasSize(10_000);
        assertThat(transcript.events.get(9_999))
                .extracting(SseEvent::index, SseEvent::offset)
                .containsExactly(9_999, 29_997L);
    }

    @Test
    void takesNothingAfterTheEnd() {
        parser.end(0);

        assertThatIllegalStateException().isThrownBy(() -> parser.feed(ByteBuffer.allocate(1), 1));
        assertThatIllegalStateException().isThrownBy(() -> parser.end(1));
    }
}
