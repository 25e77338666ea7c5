package io.github.streamcheck.wire;

/**
 * Something in the byte stream that the framing allows or ignores, but that may be a defect.
 *
 * @param kind what it is
 * @param offset where, in bytes of the decoded body, from 0
 * @param arrivedNanos {@link System#nanoTime()} when the bytes arrived
 * @param evidence the bytes in question, cut to a readable length
 */
public record FramingAnomaly(Kind kind, long offset, long arrivedNanos, Bytes evidence) {

    /** How many bytes of evidence an anomaly of a body's parser holds at most. */
    public static final int MAX_EVIDENCE = 200;

    /** The kinds of anomaly. A line yields at most one of each. */
    public enum Kind {
        /** A line that is no known field, no comment and not blank. */
        UNKNOWN_LINE,
        /** A byte order mark at the very start: legal, and several clients lose the first event over it. */
        LEADING_BOM,
        /** A byte order mark at the start of a later line: no BOM any more, but part of the field's name. */
        STRAY_BOM,
        /** The body ended inside an event: it was flushed, a strict parser would drop it. */
        UNTERMINATED_EVENT,
        /** Bytes that are not UTF-8. */
        INVALID_UTF8,
        /** A block with an {@code event:}, {@code id:} or {@code retry:} and no data: legal, and some clients take it for an event. */
        BLOCK_WITHOUT_DATA,
        /**
         * A blank line that ends neither data nor such a block, after an event with an {@code id:}: legal, and the official client for
         * Python takes it for an event, since it remembers the id.
         */
        BLANK_AFTER_ID,
        /** A line of NDJSON in which there is nothing. */
        BLANK_LINE,
        /** A NUL byte. */
        NUL,
        /** A line longer than the limit; the rest of it was thrown away, unexamined. */
        LINE_TOO_LONG,
        /** An event whose joined data are longer than the limit; the rest of them was thrown away. */
        EVENT_TOO_LONG,
        /** A message of a WebSocket that is marked as binary. */
        WEBSOCKET_BINARY,
        /** A frame that breaks the WebSocket protocol; the evidence is the client's word for it. */
        WEBSOCKET_FRAME
    }
}
