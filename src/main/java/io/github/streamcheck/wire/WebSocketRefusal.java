package io.github.streamcheck.wire;

import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.impl.DefaultContentLengthStrategy;
import org.apache.hc.core5.http.impl.io.ChunkedInputStream;
import org.apache.hc.core5.http.impl.io.SessionInputBufferImpl;
import org.apache.hc.core5.http.message.MessageSupport;

/**
 * Reads the body of an answer that refuses a WebSocket, to its end or until there is enough of it: all that matters of it is what is
 * kept of an error.
 */
final class WebSocketRefusal implements SocketConnection.User {

    private static final String CUT = "the server closed the connection before the end of the body";

    private final HttpResponse answer;
    private final FailureDescriber describer;
    private final WebSocketExchange exchange;
    private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
    private long length;

    WebSocketRefusal(HttpResponse answer, FailureDescriber describer, WebSocketExchange exchange) {
        this.answer = answer;
        this.describer = describer;
        this.exchange = exchange;
    }

    /** Reads what there is to read of the head, which may be all. */
    void begin(long nowNanos) throws HttpException {
        length = MessageSupport.canResponseHaveBody(answer)
                ? DefaultContentLengthStrategy.INSTANCE.determineLength(answer)
                : 0;
        endIfOver(nowNanos);
    }

    @Override
    public void read(ByteBuffer bytes, long nowNanos) {
        byte[] kept = new byte[Math.min(bytes.remaining(), AnswerReader.MAX_PLAIN_BODY - raw.size())];
        bytes.get(kept);
        raw.writeBytes(kept);
        endIfOver(nowNanos);
    }

    private void endIfOver(long nowNanos) {
        if (body().whole || raw.size() == AnswerReader.MAX_PLAIN_BODY) {
            over(new StreamEnd.Complete(), nowNanos);
        }
    }

    /** What has come of the body, and whether that is all of it as far as its framing says. */
    private record Body(Bytes bytes, boolean whole) {

        static Body of(byte[] bytes, boolean whole) {
            return new Body(Bytes.copyOf(bytes, 0, bytes.length), whole);
        }
    }

    private Body body() {
        byte[] come = raw.toByteArray();
        return length == ContentLengthStrategy.CHUNKED
                ? chunked(come)
                : Body.of(come, length >= 0 && come.length >= length);
    }

    private static Body chunked(byte[] come) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream chunks =
                new ChunkedInputStream(new SessionInputBufferImpl(come.length + 1), new ByteArrayInputStream(come))) {
            chunks.transferTo(bytes);
            return Body.of(bytes.toByteArray(), true);
        } catch (IOException notYet) {
            return Body.of(bytes.toByteArray(), false);
        }
    }

    private void over(StreamEnd how, long nowNanos) {
        exchange.over(how, nowNanos, body().bytes);
    }

    @Override
    public void connected(SocketConnection connection) {}

    @Override
    public void flushed() {}

    @Override
    public void inputEnded(long nowNanos) {
        boolean untilClosed = length == ContentLengthStrategy.UNDEFINED;
        over(untilClosed ? new StreamEnd.Complete() : new StreamEnd.Cut(CUT), nowNanos);
    }

    @Override
    public void failed(Exception problem) {
        over(new StreamEnd.Cut(describer.describe(problem, true)), System.nanoTime());
    }
}
