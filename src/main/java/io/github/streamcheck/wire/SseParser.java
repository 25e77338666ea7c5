package io.github.streamcheck.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.streamcheck.wire.FramingAnomaly.Kind;
import java.nio.ByteBuffer;

/**
 * Parses the body of an event stream by the rules of the <a
 * href="https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream">WHATWG</a>, and reports all that
 * these rules silently ignore. What it finds does not depend on how the body is split into reads, except for the time.
 *
 * <p>It differs from the rules in one thing: an event that the end of the body cuts short is dispatched too, marked as not
 * terminated. The fields {@code id} and {@code retry} are accepted and ignored, since streams are never resumed.
 *
 * <p>Calls of one parser must not overlap. What the handler throws goes to the caller and leaves the parser unusable.
 */
public final class SseParser implements BodyParser {

    /** The least limit, so that the name of each known field fits into it. */
    public static final int MIN_LINE_LIMIT = 8;

    private static final int BOM_LENGTH = 3;
    private static final long NO_BLOCK = -1;

    private final SseHandler handler;
    private final LineSplitter splitter;
    private final SseData data;
    private final Utf8Validator utf8 = new Utf8Validator();

    private int read = -1;
    private long arrivedNanos;
    private boolean ended;
    private boolean leadingBomSeen;

    private long blockOffset = NO_BLOCK;
    private long blankOffset;
    private String type = SseEvent.DEFAULT_TYPE;
    private boolean fieldWithoutData;
    private boolean idSeen;
    private int events;

    /**
     * A parser for one body.
     *
     * @param maxLineBytes the longest line, in bytes, {@value #MIN_LINE_LIMIT} or more; what goes beyond it is dropped and
     *     reported once for that line
     * @param maxEventBytes the longest joined data of an event, in bytes, as long as a line or longer; what goes beyond it is
     *     dropped and reported once for that event
     */
    public SseParser(SseHandler handler, int maxLineBytes, int maxEventBytes) {
        if (maxLineBytes < MIN_LINE_LIMIT) {
            throw new IllegalArgumentException(
                    "maxLineBytes must be at least " + MIN_LINE_LIMIT + ", but is " + maxLineBytes);
        }
        if (maxEventBytes < maxLineBytes) {
            throw new IllegalArgumentException(
                    "maxEventBytes must be at least maxLineBytes, " + maxLineBytes + ", but is " + maxEventBytes);
        }
        this.handler = handler;
        this.splitter = new LineSplitter(LineSplitter.Ends.SSE, new Lines(), maxLineBytes);
        this.data = new SseData(maxEventBytes);
    }

    /**
     * Takes all remaining bytes of one read, which may be none.
     *
     * @param arrivedNanos {@link System#nanoTime()} when they arrived
     * @throws IllegalStateException after {@link #end}
     */
    @Override
    public void feed(ByteBuffer bytes, long arrivedNanos) {
        nextRead(arrivedNanos);
        splitter.feed(bytes);
    }

    /**
     * The body ended in an orderly way: flushes a line and an event that are unfinished. Not to be called when the body was
     * cut off, where what is unfinished means nothing.
     *
     * @param arrivedNanos {@link System#nanoTime()} when the end was seen
     * @throws IllegalStateException if called before
     */
    @Override
    public void end(long arrivedNanos) {
        nextRead(arrivedNanos);
        ended = true;
        splitter.end();
        endBlock(false);
    }

    /** How many bytes were fed so far. */
    public long bytes() {
        return splitter.bytes();
    }

    /** Whether what was fed so far ends inside an event: after a part of a line, or before the blank line that ends it. */
    @Override
    public boolean isInsideEvent() {
        return splitter.isInsideLine() || data.lines() > 0 || fieldWithoutData;
    }

    private void nextRead(long nanos) {
        if (ended) {
            throw new IllegalStateException("the body has already ended");
        }
        read++;
        arrivedNanos = nanos;
    }

    private void endBlock(boolean terminated) {
        if (data.lines() > 0) {
            Bytes joined = data.bytes();
            if (!terminated) {
                report(Kind.UNTERMINATED_EVENT, blockOffset, joined.head(FramingAnomaly.MAX_EVIDENCE));
            }
            handler.event(
                    new SseEvent(events++, blockOffset, arrivedNanos, read, type, joined, data.lines(), terminated));
            data.clear();
        } else if (terminated && fieldWithoutData) {
            boolean named = !type.equals(SseEvent.DEFAULT_TYPE);
            report(
                    Kind.BLOCK_WITHOUT_DATA,
                    blockOffset,
                    named ? Bytes.utf8(type).head(FramingAnomaly.MAX_EVIDENCE) : Bytes.EMPTY);
        } else if (terminated && idSeen) {
            report(Kind.BLANK_AFTER_ID, blockOffset == NO_BLOCK ? blankOffset : blockOffset, Bytes.EMPTY);
        }
        type = SseEvent.DEFAULT_TYPE;
        blockOffset = NO_BLOCK;
        fieldWithoutData = false;
    }

    private void field(byte[] array, int from, int to, long offset) {
        SseField field = SseField.of(array, from, to);
        switch (field) {
            case COMMENT -> handler.comment(offset, arrivedNanos, evidence(array, from, to));
            case DATA -> {
                if (data.add(array, field.valueFrom(array, from, to), to)) {
                    report(Kind.EVENT_TOO_LONG, offset, evidence(array, from, to));
                }
            }
            case EVENT -> {
                fieldWithoutData = true;
                int value = field.valueFrom(array, from, to);
                type = value == to ? SseEvent.DEFAULT_TYPE : new String(array, value, to - value, UTF_8);
            }
            case ID -> {
                fieldWithoutData = true;
                idSeen = field.valueFrom(array, from, to) < to;
            }
            case RETRY -> fieldWithoutData = true;
            case UNKNOWN -> report(Kind.UNKNOWN_LINE, offset, evidence(array, from, to));
        }
    }

    /** Reports malformed bytes of a line, in any field. */
    private void inspect(byte[] array, int from, int to, long offset, boolean cut) {
        int odd = from;
        while (odd < to && array[odd] > 0) { // neither NUL nor beyond ASCII
            odd++;
        }
        if (odd == to) {
            return;
        }
        if (startsWithBom(array, from, to)) {
            report(Kind.STRAY_BOM, offset, evidence(array, from, to));
        }
        utf8.reset();
        boolean valid = utf8.feed(array, odd, to) && (cut || utf8.isComplete());
        if (!valid) {
            report(Kind.INVALID_UTF8, offset + (odd - from) + utf8.badSequence(), evidence(array, from, to));
        }
        for (int i = odd; i < to; i++) {
            if (array[i] == 0) {
                report(Kind.NUL, offset + (i - from), evidence(array, from, to));
                return;
            }
        }
    }

    /** The length of the BOM that the line begins with if it is the first, reported once. */
    private int leadingBom(byte[] array, int from, int to, long offset) {
        if (offset != 0 || !startsWithBom(array, from, to)) {
            return 0;
        }
        if (!leadingBomSeen) {
            leadingBomSeen = true;
            report(Kind.LEADING_BOM, 0, Bytes.copyOf(array, from, from + BOM_LENGTH));
        }
        return BOM_LENGTH;
    }

    private static boolean startsWithBom(byte[] array, int from, int to) {
        return to - from >= BOM_LENGTH
                && array[from] == (byte) 0xEF
                && array[from + 1] == (byte) 0xBB
                && array[from + 2] == (byte) 0xBF;
    }

    private static Bytes evidence(byte[] array, int from, int to) {
        return Bytes.copyOf(array, from, from + Math.min(to - from, FramingAnomaly.MAX_EVIDENCE));
    }

    private void report(Kind kind, long offset, Bytes evidence) {
        handler.anomaly(new FramingAnomaly(kind, offset, arrivedNanos, evidence));
    }

    /** Takes the lines of the splitter, hidden from the parser's users. */
    private final class Lines implements LineSplitter.Sink {

        @Override
        public void tooLong(byte[] array, int from, int to, long offset) {
            int bom = leadingBom(array, from, to, offset);
            report(Kind.LINE_TOO_LONG, offset + bom, evidence(array, from + bom, to));
        }

        @Override
        public void line(byte[] array, int from, int to, long offset, boolean cut) {
            int bom = leadingBom(array, from, to, offset);
            int start = from + bom;
            if (start == to) {
                blankOffset = offset + bom;
                endBlock(true);
                return;
            }
            long lineOffset = offset + bom;
            if (blockOffset == NO_BLOCK) {
                blockOffset = lineOffset;
            }
            inspect(array, start, to, lineOffset, cut);
            field(array, start, to, lineOffset);
        }
    }
}
