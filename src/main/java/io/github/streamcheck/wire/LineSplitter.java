package io.github.streamcheck.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Splits bytes into lines, however the bytes are spread over reads. With {@link Ends#SSE}, a CR ends its line at once; an LF that
 * follows it, even in the next read, belongs to it.
 *
 * <p>A line that lies within one read is handed on where it is; only a line spread over reads is copied. Time is linear and
 * memory bounded by the limit, for any input. Not thread-safe.
 */
final class LineSplitter {

    /** Receives the lines. The array is only lent for the call. */
    interface Sink {

        /**
         * A line is complete: {@code array[from..to)}, without its end.
         *
         * @param offset where it begins, in bytes from the start of the body
         * @param cut whether it was longer than the limit, so that these are only its first bytes
         */
        void line(byte[] array, int from, int to, long offset, boolean cut);

        /** A line has just outgrown the limit; called once, before {@link #line}, with the bytes that are kept. */
        void tooLong(byte[] array, int from, int to, long offset);
    }

    /** What ends a line. */
    enum Ends {
        /** LF, CRLF or a lone CR. */
        SSE,
        /** LF alone: a CR before it is part of the line. */
        LF
    }

    private static final int FIRST_CAPACITY = 1024;

    /** How much of a buffer without an accessible array is copied at once, in bytes. */
    private static final int COPY_CHUNK = 8192;

    private final Sink sink;
    private final int limit;
    private final boolean endsAtCarriageReturn;
    private byte[] copy = new byte[0];

    /** The beginning of a line whose end has not come. */
    private byte[] pending = new byte[0];

    private int pendingLength;
    private long pendingOffset;
    private boolean pendingCut;
    private boolean afterCarriageReturn;
    private long bytes;

    /** @param limit the longest line in bytes, at least 1 */
    LineSplitter(Ends ends, Sink sink, int limit) {
        this.endsAtCarriageReturn = ends == Ends.SSE;
        this.sink = sink;
        this.limit = limit;
    }

    /** How many bytes were fed so far. */
    long bytes() {
        return bytes;
    }

    /** Whether a line has begun whose end has not come. */
    boolean isInsideLine() {
        return pendingLength > 0;
    }

    /** Takes all remaining bytes of the next read. */
    void feed(ByteBuffer bytes) {
        if (bytes.hasArray()) {
            int from = bytes.arrayOffset() + bytes.position();
            int to = bytes.arrayOffset() + bytes.limit();
            bytes.position(bytes.limit());
            feed(bytes.array(), from, to);
            return;
        }
        if (copy.length == 0) {
            copy = new byte[COPY_CHUNK];
        }
        while (bytes.hasRemaining()) {
            int length = Math.min(bytes.remaining(), copy.length);
            bytes.get(copy, 0, length);
            feed(copy, 0, length);
        }
    }

    /** Takes the bytes {@code array[from..to)} of the next read. */
    void feed(byte[] array, int from, int to) {
        if (from == to) {
            return;
        }
        long base = bytes - from;
        bytes += to - from;
        int start = from;
        if (afterCarriageReturn) {
            afterCarriageReturn = false;
            if (array[start] == '\n') {
                start++;
            }
        }
        int end;
        while ((end = endOfLine(array, start, to)) < to) {
            finish(array, start, end, base + start);
            start = end + 1;
            if (array[end] == '\r') {
                if (start == to) {
                    afterCarriageReturn = true;
                } else if (array[start] == '\n') {
                    start++;
                }
            }
        }
        if (start < to) {
            keep(array, start, to, base + start);
        }
    }

    /** The body is over: a last line without an end is a line too. */
    void end() {
        if (pendingLength > 0) {
            finishPending();
        }
    }

    private int endOfLine(byte[] array, int from, int to) {
        // Without a carriage return to look for, the line feed is looked for twice.
        byte other = (byte) (endsAtCarriageReturn ? '\r' : '\n');
        int i = from;
        while (i < to && array[i] != '\n' && array[i] != other) {
            i++;
        }
        return i;
    }

    private void finish(byte[] array, int from, int to, long offset) {
        if (pendingLength > 0) {
            keep(array, from, to, offset);
            finishPending();
        } else if (to - from > limit) {
            sink.tooLong(array, from, from + limit, offset);
            sink.line(array, from, from + limit, offset, true);
        } else {
            sink.line(array, from, to, offset, false);
        }
    }

    private void finishPending() {
        int length = pendingLength;
        boolean cut = pendingCut;
        pendingLength = 0;
        pendingCut = false;
        sink.line(pending, 0, length, pendingOffset, cut);
    }

    private void keep(byte[] array, int from, int to, long offset) {
        if (pendingLength == 0) {
            pendingOffset = offset;
        }
        int kept = Math.min(to - from, limit - pendingLength);
        if (pending.length - pendingLength < kept) {
            long doubled = Math.max(FIRST_CAPACITY, 2L * pending.length);
            pending = Arrays.copyOf(pending, (int) Math.min(limit, Math.max(doubled, (long) pendingLength + kept)));
        }
        System.arraycopy(array, from, pending, pendingLength, kept);
        pendingLength += kept;
        if (kept < to - from && !pendingCut) {
            pendingCut = true;
            sink.tooLong(pending, 0, pendingLength, pendingOffset);
        }
    }
}
