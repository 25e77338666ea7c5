package io.github.streamcheck.observe;

import io.github.streamcheck.plan.Printable;
import io.github.streamcheck.wire.Bytes;
import io.github.streamcheck.wire.SseEvent;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Where on the wire a finding was made.
 *
 * @param event the event's number within its stream, from 0
 * @param offset in bytes of the body, from 0
 * @param excerpt the bytes in question, printable and cut; empty if there are none to show
 */
public record Evidence(OptionalInt event, OptionalLong offset, String excerpt) {

    /** No more than this is shown of the bytes. */
    public static final int MAX_BYTES = 200;

    /** A finding about the stream as a whole. */
    public static final Evidence NONE = new Evidence(OptionalInt.empty(), OptionalLong.empty(), "");

    /** The event's data. */
    public static Evidence of(SseEvent event) {
        return new Evidence(OptionalInt.of(event.index()), OptionalLong.of(event.offset()), printable(event.data()));
    }

    /** Bytes without an event: a body, a line. */
    public static Evidence of(Bytes bytes) {
        return new Evidence(OptionalInt.empty(), OptionalLong.empty(), printable(bytes));
    }

    /** A text: a header, a reason. */
    public static Evidence of(String text) {
        return of(Bytes.utf8(text));
    }

    /** Where a line began. */
    public static Evidence at(long offset, Bytes bytes) {
        return new Evidence(OptionalInt.empty(), OptionalLong.of(offset), printable(bytes));
    }

    private static String printable(Bytes bytes) {
        String text = Printable.escape(bytes.head(MAX_BYTES).utf8());
        return bytes.length() > MAX_BYTES ? text + "..." : text;
    }
}
