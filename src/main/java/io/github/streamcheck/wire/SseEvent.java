package io.github.streamcheck.wire;

/**
 * One event dispatched by the SSE parser.
 *
 * @param index the event's number within its stream, from 0
 * @param offset where the first line of its block (field, comment or other) begins, in bytes of the decoded body, from 0
 * @param arrivedNanos {@link System#nanoTime()} when the read that completed it arrived
 * @param read the number of the read that completed it, from 0: events of one read can't be distinguished in time; the end of the
 *     body counts as a read
 * @param type the last {@code event:} field, or {@code message}
 * @param data the joined {@code data:} lines, without the last line feed
 * @param dataLines how many {@code data:} lines were joined
 * @param terminated false if the body ended before the blank line, so that a strict parser drops the event
 */
public record SseEvent(
        int index,
        long offset,
        long arrivedNanos,
        int read,
        String type,
        Bytes data,
        int dataLines,
        boolean terminated) {

    /** The type of an event without an {@code event:} field. */
    public static final String DEFAULT_TYPE = "message";
}
