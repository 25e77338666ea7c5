package io.github.streamcheck.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import io.github.streamcheck.wire.FramingAnomaly.Kind;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SseParserTest {

    private final SseTranscript transcript = new SseTranscript();
    private final SseParser parser =
            new SseParser(transcript, SseTranscript.DEFAULT_LIMIT, SseTranscript.DEFAULT_LIMIT);

    @Nested
    class Events {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "data: a\n\n",
                    "data:a\n\n",
                    "data: a\r\n\r\n",
                    "data: a\r\r",
                    "data: a\r\n\n",
                    "\n\ndata: a\n\n\n\n"
                })
        void isDispatchedAtABlankLine(String body) {
            assertThat(SseTranscript.of(body).events)
                    .extracting(event -> event.data().utf8())
                    .containsExactly("a");
        }

        @ParameterizedTest(name = "[{0}] is [{1}]")
        @CsvSource(
                ignoreLeadingAndTrailingWhitespace = false,
                value = {
                    "data,",
                    "data:,",
                    "data: ,",
                    "data:  ,' '",
                    "data: a ,'a '",
                    "data:\ta,\ta",
                    "data:a:b: c,a:b: c",
                    "data::,:",
                    "data: data: a,data: a"
                })
        void hasTheValueAfterTheColonAndOneSpace(String line, @Nullable String value) {
            assertThat(SseTranscript.of(line + "\n\n").events)
                    .extracting(event -> event.data().utf8())
                    .containsExactly(value == null ? "" : value);
        }

        @Test
        void joinsItsDataLines() {
            assertThat(SseTranscript.of("data: a\ndata\ndata:b\n\n").lines)
                    .containsExactly("event 0 @0 message [a\n\nb] x3");
        }

        @Test
        void keepsSeparatorsOfUnicodeThatAreNoLineEnds() {
            String text = "a\u0085b\u2028c\u2029d\u000Be\ff";
            parser.feed(ByteBuffer.wrap(("data: " + text + "\n\n").getBytes(UTF_8)), 0);

            assertThat(transcript.events)
                    .extracting(event -> event.data().utf8())
                    .containsExactly(text);
        }

        @ParameterizedTest(name = "{0} has type {1}")
        @CsvSource({
            "'data: x', message",
            "'event: ping\ndata: x', ping",
            "'data: x\nevent: ping', ping",
            "'event: a\nevent: b\ndata: x', b",
            "'event: a\nevent:\ndata: x', message",
            "'event: a\nevent\ndata: x', message",
            "'event:  a\ndata: x', ' a'"
        })
        void hasTheTypeOfItsLastEventField(String block, String type) {
            assertThat(SseTranscript.of(block + "\n\n").events)
                    .extracting(SseEvent::type)
                    .containsExactly(type);
        }

        @Test
        void hasTheDefaultTypeAgainAfterAnEventOfAnotherType() {
            assertThat(SseTranscript.of("event: ping\ndata: x\n\ndata: y\n\n").events)
                    .extracting(SseEvent::type)
                    .containsExactly("ping", "message");
        }

        @Test
        void isNotDispatchedWithoutDataAndItsTypeIsForgotten() {
            assertThat(SseTranscript.of("event: ping\n\ndata: x\n\n").lines)
                    .containsExactly("BLOCK_WITHOUT_DATA @0 [ping]", "event 0 @13 message [x] x1");
        }

        @ParameterizedTest
        @ValueSource(strings = {"id: 1", "id", "retry: 10", "retry: soon", "retry"})
        void mayHaveOtherKnownFields(String line) {
            assertThat(SseTranscript.of("data: x\n" + line + "\n\n").lines)
                    .containsExactly("event 0 @0 message [x] x1");
        }

        @Test
        void beginsAtTheFirstLineOfItsBlock() {
            assertThat(SseTranscript.of("\n: ping\n\n: ping\nid: 1\ndata: x\n\n").events)
                    .extracting(SseEvent::offset)
                    .containsExactly(9L);
        }

        @Test
        void areNumbered() {
            assertThat(SseTranscript.of("data: x\n\nid: 1\n\ndata: y\n\n").events)
                    .extracting(SseEvent::index)
                    .containsExactly(0, 1);
        }
    }

    @Nested
    class Comments {

        @Test
        void areToldWithTheirOffset() {
            assertThat(SseTranscript.of(": ping\n\n:\n").lines).containsExactly("comment @0", "comment @8");
        }

        @Test
        void doNotEndAnEvent() {
            assertThat(SseTranscript.of("data: a\n:\ndata: b\n\n").lines)
                    .containsExactly("comment @8", "event 0 @0 message [a\nb] x2");
        }
    }

    @Nested
    class Reads {

        @Test
        void giveAnEventTheTimeAndNumberOfTheReadThatCompletesIt() {
            feed("data: x", 100);
            feed("\n", 200);
            feed("\ndata: y", 300);

            assertThat(transcript.events).singleElement().satisfies(event -> {
                assertThat(event.arrivedNanos()).isEqualTo(300);
                assertThat(event.read()).isEqualTo(2);
            });
        }

        @Test
        void completeAnEventAtACarriageReturnBeforeTheLineFeedArrives() {
            feed("data: x\r\n\r", 100);

            assertThat(transcript.events).hasSize(1);
        }

        @Test
        void withoutBytesAreCountedToo() {
            feed("", 100);
            feed("data: x\n\n", 200);

            assertThat(transcript.events).extracting(SseEvent::read).containsExactly(1);
        }

        @Test
        void giveAnAnomalyTheirTime() {
            feed("{}", 100);
            feed("\n", 200);

            assertThat(transcript.anomalies)
                    .extracting(FramingAnomaly::arrivedNanos)
                    .containsExactly(200L);
        }

        @Test
        void areConsumed() {
            ByteBuffer read = ByteBuffer.wrap("data: x\n".getBytes(UTF_8));
            parser.feed(read, 0);

            assertThat(read.hasRemaining()).isFalse();
        }

        @Test
        void mayBePartOfAnArray() {
            ByteBuffer read =
                    ByteBuffer.wrap("?!data: x\n\n?".getBytes(UTF_8), 1, 11).slice();
            parser.feed(read.position(1).limit(10), 0);

            assertThat(transcript.lines).containsExactly("event 0 @0 message [x] x1");
        }

        @Test
        void mayBeDirectBuffersOfAnySize() {
            String text = "x".repeat(100_000);
            byte[] body = ("data: " + text + "\n\n").getBytes(UTF_8);
            parser.feed(ByteBuffer.allocateDirect(body.length).put(body).flip(), 0);

            assertThat(transcript.events)
                    .extracting(event -> event.data().utf8())
                    .containsExactly(text);
        }

        @Test
        void mayBeReadOnlyBuffers() {
            parser.feed(ByteBuffer.wrap("data: x\n\n".getBytes(UTF_8)).asReadOnlyBuffer(), 0);

            assertThat(transcript.lines).containsExactly("event 0 @0 message [x] x1");
        }

        @Test
        void mayReuseTheirBuffer() {
            byte[] array = "data: x\n".getBytes(UTF_8);
            parser.feed(ByteBuffer.wrap(array), 0);
            array[6] = 'y';
            parser.feed(ByteBuffer.wrap(new byte[] {'\n'}), 0);

            assertThat(transcript.lines).containsExactly("event 0 @0 message [x] x1");
        }

        @Test
        void addUpToTheBytesFed() {
            feed("data: x\r", 0);
            feed("\n\r\n", 0);

            assertThat(parser.bytes()).isEqualTo(11);
        }
    }

    @Nested
    class EndOfBody {

        @ParameterizedTest
        @ValueSource(strings = {"data: [DONE]", "data: [DONE]\n", "data: [DONE]\r\n", "data: [DONE]\r"})
        void flushesAnUnfinishedEvent(String body) {
            assertThat(SseTranscript.of(body).lines)
                    .containsExactly("UNTERMINATED_EVENT @0 [[DONE]]", "event 0 @0 message [[DONE]] x1 unterminated");
        }

        @Test
        void isARead() {
            feed("data: x", 100);
            parser.end(200);

            assertThat(transcript.events).singleElement().satisfies(event -> {
                assertThat(event.arrivedNanos()).isEqualTo(200);
                assertThat(event.read()).isEqualTo(1);
            });
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "\n", "event: ping", "id: 1\n", "data: x\n\nretry"})
        void saysNothingOfARemainderWithoutData(String body) {
            assertThat(SseTranscript.of(body).anomalies).isEmpty();
        }

        @Test
        void tellsAnUnknownUnfinishedLine() {
            assertThat(SseTranscript.of("data: x\n\n{\"err").lines)
                    .containsExactly("event 0 @0 message [x] x1", "UNKNOWN_LINE @9 [{\"err]");
        }

        @Test
        void takesAnUnfinishedCommentAsAComment() {
            assertThat(SseTranscript.of(": pi").lines).containsExactly("comment @0");
        }

        @Test
        void cutsTheEvidence() {
            assertThat(SseTranscript.of("data: " + "x".repeat(201)).anomalies)
                    .extracting(FramingAnomaly::evidence)
                    .containsExactly(Bytes.utf8("x".repeat(200)));
        }

        @Test
        void allowsNoFurtherCall() {
            parser.end(0);

            assertThatIllegalStateException().isThrownBy(() -> feed("data: x\n\n", 0));
            assertThatIllegalStateException().isThrownBy(() -> parser.end(0));
        }
    }

    @Nested
    class Anomalies {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"id\":1}",
                    "foo: bar",
                    "Data: x",
                    "data : x",
                    " data: x",
                    "dat: x",
                    "datax: y",
                    "data\t",
                    "e",
                    "ids: 1",
                    "retr"
                })
        void includeEachLineThatIsNoKnownField(String line) {
            assertThat(SseTranscript.of("data: x\n" + line + "\n\n").lines)
                    .containsExactly("UNKNOWN_LINE @8 [" + line + "]", "event 0 @0 message [x] x1");
        }

        @Test
        void haveEvidenceCutTo200Bytes() {
            assertThat(SseTranscript.of("x".repeat(201) + "\n").lines)
                    .containsExactly("UNKNOWN_LINE @0 [" + "x".repeat(200) + "]");
        }

        @Test
        void includeALeadingBom() {
            assertThat(SseTranscript.of("\u00EF\u00BB\u00BFdata: x\n\n").lines)
                    .containsExactly("LEADING_BOM @0 [\u00EF\u00BB\u00BF]", "event 0 @3 message [x] x1");
        }

        @ParameterizedTest
        @ValueSource(strings = {"\u00EF\u00BB\u00BF", "\u00EF\u00BB\u00BF\n\n"})
        void includeALeadingBomWithNothingAfterIt(String body) {
            assertThat(SseTranscript.of(body).lines).containsExactly("LEADING_BOM @0 [\u00EF\u00BB\u00BF]");
        }

        @Test
        void includeABomAtALaterLine() {
            assertThat(SseTranscript.of("\n\u00EF\u00BB\u00BFdata: x\n\n").anomalies)
                    .extracting(FramingAnomaly::kind)
                    .containsExactly(Kind.STRAY_BOM, Kind.UNKNOWN_LINE);
        }

        @Test
        void includeASecondLeadingBom() {
            assertThat(SseTranscript.of("\u00EF\u00BB\u00BF\u00EF\u00BB\u00BF: x\n").anomalies)
                    .extracting(FramingAnomaly::kind)
                    .containsExactly(Kind.LEADING_BOM, Kind.STRAY_BOM, Kind.UNKNOWN_LINE);
        }

        @Test
        void doNotIncludeABomWithinData() {
            assertThat(SseTranscript.of("data: \u00EF\u00BB\u00BFx\n\n").anomalies)
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"data: a\0", "id: a\0", ": aaa\0"})
        void includeTheFirstNulOfALine(String line) {
            assertThat(SseTranscript.of("data\n" + line + "\0\n\n").anomalies)
                    .singleElement()
                    .satisfies(anomaly -> {
                        assertThat(anomaly.kind()).isEqualTo(Kind.NUL);
                        assertThat(anomaly.offset()).isEqualTo(5 + line.indexOf('\0'));
                    });
        }

        @Test
        void includeTheFirstBadSequenceOfEachLine() {
            assertThat(SseTranscript.of("data: \u00C3\u00A9\u00FF\u00FF\n: \u00FF\n\n").anomalies)
                    .extracting(FramingAnomaly::kind, FramingAnomaly::offset)
                    .containsExactly(tuple(Kind.INVALID_UTF8, 8L), tuple(Kind.INVALID_UTF8, 13L));
        }

        @Test
        void includeASequenceThatALineEndCuts() {
            assertThat(SseTranscript.of("data: \u00E2\u0082\n\u00AC\n\n").anomalies)
                    .extracting(FramingAnomaly::kind)
                    .containsExactly(Kind.INVALID_UTF8, Kind.INVALID_UTF8, Kind.UNKNOWN_LINE);
        }

        @Test
        void doNotIncludeASequenceSplitOverReads() {
            assertThat(SseTranscript.of(100, "data: \u00E2", "\u0082", "\u00AC\n\n").anomalies)
                    .isEmpty();
        }

        @Test
        void ofALineComeBeforeItsEvent() {
            assertThat(SseTranscript.of("data: \u00FF\n\n").lines)
                    .containsExactly("INVALID_UTF8 @6 [data: \u00FF]", "event 0 @0 message [\u00FF] x1");
        }
    }

    @Nested
    class Limits {

        @Test
        void cutALine() {
            assertThat(SseTranscript.of(10, "data: 0123456789\n\ndata: a\n\n").lines)
                    .containsExactly(
                            "LINE_TOO_LONG @0 [data: 0123]",
                            "event 0 @0 message [0123] x1",
                            "event 1 @18 message [a] x1");
        }

        @Test
        void areReportedAsSoonAsTheyArePassed() {
            SseParser small = new SseParser(transcript, 10, 10);
            small.feed(ByteBuffer.wrap("data: 01234".getBytes(UTF_8)), 100);

            assertThat(transcript.lines).containsExactly("LINE_TOO_LONG @0 [data: 0123]");
        }

        @Test
        void mayCutASequenceOfUtf8ThatIsValid() {
            assertThat(SseTranscript.of(10, "data: ab\u00E2\u0082\u00AC\n\n").anomalies)
                    .extracting(FramingAnomaly::kind)
                    .containsExactly(Kind.LINE_TOO_LONG);
        }

        @Test
        void cutTheJoinedDataOfAnEvent() {
            assertThat(SseTranscript.of(10, "data:01234\ndata:56789\ndata:x\n\n").lines)
                    .containsExactly("EVENT_TOO_LONG @11 [data:56789]", "event 0 @0 message [01234\n5678] x3");
        }

        @Test
        void countALeadingBomToItsLine() {
            assertThat(SseTranscript.of(10, "\u00EF\u00BB\u00BFdata: 0123\n\n").lines)
                    .containsExactly(
                            "LEADING_BOM @0 [\u00EF\u00BB\u00BF]",
                            "LINE_TOO_LONG @3 [data: 0]",
                            "event 0 @3 message [0] x1");
        }

        @Test
        void mustFitEachKnownFieldName() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new SseParser(transcript, 7, 10))
                    .withMessage("maxLineBytes must be at least 8, but is 7");
        }
    }

    private void feed(String text, long arrivedNanos) {
        parser.feed(ByteBuffer.wrap(text.getBytes(ISO_8859_1)), arrivedNanos);
    }
}
