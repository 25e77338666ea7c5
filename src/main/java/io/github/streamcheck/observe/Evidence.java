package io.github.streamcheck.observe;

import io.github.streamcheck.plan.Printable;
import io.github.streamcheck.wire.Bytes;
import io.github.streamcheck.wire.SseEvent;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * Where on the wire a finding was made.
 *
 * @param event the event's number within its stream, from 0
 * @param offset in bytes of the body, from 0
 * @param excerpt the bytes in question; empty if there are none to show
 */
public record Evidence(OptionalInt event, OptionalLong offset, String excerpt) {

    /** No more than this is shown of the bytes. */
    public static final int MAX_BYTES = 200;

    /** More is kept until it is shown, so that a secret which straddles the cut is seen whole, and taken out. */
    private static final int MAX_KEPT = 4096;

    /** A finding about the stream as a whole. */
    public static final Evidence NONE = new Evidence(OptionalInt.empty(), OptionalLong.empty(), "");

    /** The event's data. */
    public static Evidence of(SseEvent event) {
        return new Evidence(OptionalInt.of(event.index()), OptionalLong.of(event.offset()), kept(event.data()));
    }

    /** Bytes without an event: a body, a line. */
    public static Evidence of(Bytes bytes) {
        return new Evidence(OptionalInt.empty(), OptionalLong.empty(), kept(bytes));
    }

    /** A text: a header, a reason. */
    public static Evidence of(String text) {
        return of(Bytes.utf8(text));
    }

    /** Where a line began. */
    public static Evidence at(long offset, Bytes bytes) {
        return new Evidence(OptionalInt.empty(), OptionalLong.of(offset), kept(bytes));
    }

    /** As it may be shown: without secrets, printable, and cut. */
    public Evidence shown(UnaryOperator<String> redact) {
        return shown(redact, MAX_BYTES);
    }

    /** The same, cut after so many bytes. */
    Evidence shown(UnaryOperator<String> redact, int maxBytes) {
        Bytes text = Bytes.utf8(Printable.escape(redact.apply(excerpt)));
        String cut = text.length() > maxBytes ? text.head(maxBytes).utf8() + "..." : text.utf8();
        return new Evidence(event, offset, cut);
    }

    private static String kept(Bytes bytes) {
        return bytes.head(MAX_KEPT).utf8();
    }
}
