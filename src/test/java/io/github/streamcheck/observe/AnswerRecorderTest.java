package io.github.streamcheck.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Limit;
import io.github.streamcheck.plan.Redactors;
import io.github.streamcheck.wire.Bytes;
import io.github.streamcheck.wire.ConnectionUse;
import io.github.streamcheck.wire.Protocol;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamEvent.Header;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerRecorderTest {

    private static final ConnectionUse CONNECTION = new ConnectionUse(0, 0, 0, false, false);

    private final AnswerRecorder recorder = new AnswerRecorder(new Sanitizer(Redactors.of("canary-4711")));

    private void head(Header... headers) {
        recorder.on(new StreamEvent.ResponseHead(0, CONNECTION, 200, List.of(headers)));
    }

    private void body(String piece) {
        recorder.body(ByteBuffer.wrap(piece.getBytes(StandardCharsets.UTF_8)));
    }

    private void delta(String text) {
        String data = "{\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":"
                + "[{\"index\":0,\"delta\":{\"content\":\"" + text + "\"},\"finish_reason\":null}]}";
        SseEvent event = new SseEvent(0, 0, 0, 0, "message", Bytes.utf8(data), 1, true);
        body("data: " + data + "\n\n");
        recorder.on(new StreamEvent.EventReceived(
                event, Protocol.all().get(0).decoder().decode(event), 0));
    }

    private String end(StreamEnd how) {
        recorder.on(new StreamEvent.Ended(0, CONNECTION, how, 0, Bytes.EMPTY));
        return recorder.answer().map(Bytes::utf8).orElse("none");
    }

    @Test
    void anAnswerIsKeptInThePiecesInWhichItWasRead() {
        head(
                new Header("Content-Type", "text/event-stream"),
                new Header("content-encoding", "gzip"),
                new Header("Set-Cookie", "session=1"),
                new Header("Transfer-Encoding", "chunked"));
        body("data: 1\n\nda");
        body("ta: 2\n\n");

        assertThat(end(new StreamEnd.Complete()))
                .startsWith("HTTP/1.1 200 \r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n")
                .endsWith("\r\n\r\nb\r\ndata: 1\n\nda\r\n7\r\nta: 2\n\n\r\n0\r\n\r\n");
    }

    /** One would end the body before its time. */
    @Test
    void anEmptyPieceIsNoChunk() {
        head();
        body("");
        body("data: 1\n\n");

        assertThat(end(new StreamEnd.Complete())).endsWith("chunked\r\n\r\n9\r\ndata: 1\n\n\r\n0\r\n\r\n");
    }

    @Test
    void aWebSocketHasNoAnswerToKeep() {
        recorder.on(new StreamEvent.ResponseHead(0, CONNECTION, 101, List.of()));

        assertThat(end(new StreamEnd.Complete())).isEqualTo("none");
    }

    @Test
    void whatWasCutStaysCut() {
        head();
        body("data: 1");

        assertThat(end(new StreamEnd.Cut("reset"))).endsWith("\r\n\r\n7\r\ndata: 1\r\n");
    }

    static Stream<StreamEnd> notToBeSentAgain() {
        return Stream.of(
                new StreamEnd.Malformed("a chunk without a length", ""),
                new StreamEnd.TooLarge("maxLineSize"),
                new StreamEnd.Cancelled("Ctrl+C"));
    }

    @ParameterizedTest
    @MethodSource("notToBeSentAgain")
    void whatCanNotBeSentAgainIsNotKept(StreamEnd how) {
        head();
        body("data: 1");

        assertThat(end(how)).isEqualTo("none");
    }

    @Test
    void oneThatStalledIsKept() {
        head();

        assertThat(end(new StreamEnd.TimedOut(new Limit(Limit.Kind.IDLE, Duration.ofSeconds(1)))))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void withoutAHeadThereIsNothingToKeep() {
        assertThat(end(new StreamEnd.Cut("reset"))).isEqualTo("none");
    }

    @Test
    void aLongAnswerIsNotKept() {
        head();
        body("x".repeat(AnswerRecorder.MOST_BYTES));
        body("y");

        assertThat(end(new StreamEnd.Complete())).isEqualTo("none");
    }

    @Test
    void aSecretIsTakenOutOfHeadAndBodyThoughReadInPieces() {
        head(new Header("X-Key", "canary-4711"));
        body("data: canary-");
        body("4711\n\n");

        assertThat(end(new StreamEnd.Complete()))
                .doesNotContain("canary", "4711")
                .contains("X-Key: ***\r\n")
                .endsWith("b\r\ndata: ***\n\n\r\n0\r\n\r\n");
    }

    @Test
    void anAnswerWhoseDeltasJoinToASecretIsNotKept() {
        head();
        delta("cana");
        delta("ry-4711");

        assertThat(end(new StreamEnd.Complete())).isEqualTo("none");
    }

    @Test
    void bytesThatAreNoTextStayAsTheyAre() {
        head();
        recorder.body(ByteBuffer.wrap(new byte[] {(byte) 0xC3, 0x28}));
        recorder.on(new StreamEvent.Ended(0, CONNECTION, new StreamEnd.Complete(), 2, Bytes.EMPTY));

        assertThat(recorder.answer().orElseThrow().latin1()).contains("2\r\n\u00C3(\r\n");
    }
}
