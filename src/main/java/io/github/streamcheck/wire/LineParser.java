package io.github.streamcheck.wire;

import io.github.streamcheck.wire.FramingAnomaly.Kind;
import java.nio.ByteBuffer;

/**
 * Cuts a body into lines, as NDJSON has them: a line feed ends a line, and a carriage return before it is a blank of the JSON. What it
 * finds does not depend on how the body is split into reads, except for the time. A last line that the end of the body cuts short is
 * handed out too, marked as not terminated. Time is linear and memory bounded by the limit, for any input.
 */
final class LineParser implements BodyParser, LineSplitter.Sink {

    private final SseHandler handler;
    private final LineSplitter splitter;

    private int read = -1;
    private long arrivedNanos;
    private boolean ended;
    private int events;

    /**
     * A parser for one body.
     *
     * @param maxLineBytes the longest line, in bytes, at least 1; what goes beyond it is dropped and reported once for that line
     */
    LineParser(SseHandler handler, int maxLineBytes) {
        this.handler = handler;
        this.splitter = new LineSplitter(LineSplitter.Ends.LF, this, maxLineBytes);
    }

    @Override
    public void feed(ByteBuffer bytes, long nanos) {
        nextRead(nanos);
        splitter.feed(bytes);
    }

    @Override
    public void end(long nanos) {
        nextRead(nanos);
        ended = true;
        splitter.end();
    }

    @Override
    public boolean isInsideEvent() {
        return splitter.isInsideLine();
    }

    private void nextRead(long nanos) {
        if (ended) {
            throw new IllegalStateException("the body has already ended");
        }
        read++;
        arrivedNanos = nanos;
    }

    @Override
    public void tooLong(byte[] array, int from, int to, long offset) {
        report(Kind.LINE_TOO_LONG, offset, Bytes.copyOf(array, from, to));
    }

    @Override
    public void line(byte[] array, int from, int to, long offset, boolean cut) {
        int end = to > from && array[to - 1] == '\r' ? to - 1 : to;
        Bytes data = Bytes.copyOf(array, from, end);
        if (isBlank(array, from, end)) {
            // What follows the last line feed is no line.
            if (!ended) {
                report(Kind.BLANK_LINE, offset, data);
            }
            return;
        }
        if (!cut && !data.isUtf8()) {
            report(Kind.INVALID_UTF8, offset, data);
        }
        handler.event(new SseEvent(events++, offset, arrivedNanos, read, SseEvent.DEFAULT_TYPE, data, 1, !ended));
    }

    private static boolean isBlank(byte[] array, int from, int to) {
        for (int i = from; i < to; i++) {
            if (array[i] != ' ' && array[i] != '\t' && array[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    private void report(Kind kind, long offset, Bytes evidence) {
        handler.anomaly(new FramingAnomaly(kind, offset, arrivedNanos, evidence.head(FramingAnomaly.MAX_EVIDENCE)));
    }
}
