package io.github.streamcheck.observe;

import io.github.streamcheck.wire.Bytes;
import io.github.streamcheck.wire.FramingAnomaly;
import io.github.streamcheck.wire.SseEvent;
import java.util.OptionalInt;
import java.util.OptionalLong;

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

    /** So much of a member's value is worth showing, in characters. */
    private static final int MIN_VALUE = 40;

    /** More is kept until a {@link Sanitizer} cuts it, which has to see secrets whole. */
    private static final int MAX_KEPT = 4096;

    public Evidence {
        excerpt = excerpt.length() > MAX_KEPT ? excerpt.substring(0, MAX_KEPT) : excerpt;
    }

    /** A finding about the stream as a whole. */
    public static final Evidence NONE = new Evidence(OptionalInt.empty(), OptionalLong.empty(), "");

    /** The event's data. */
    public static Evidence of(SseEvent event) {
        return new Evidence(OptionalInt.of(event.index()), OptionalLong.of(event.offset()), kept(event.data()));
    }

    /** Where the event is, and in place of its data what there is to say of it. */
    public static Evidence at(SseEvent event, String text) {
        return new Evidence(OptionalInt.of(event.index()), OptionalLong.of(event.offset()), text);
    }

    /**
     * The event's data, from a member on if its name stands beyond what is shown.
     *
     * @param member the member's name; it need not be there
     */
    public static Evidence of(SseEvent event, String member) {
        String data = event.data().utf8();
        int at = data.indexOf(quoted(member));
        boolean shown = at < 0 || at + member.length() + MIN_VALUE <= MAX_BYTES;
        return shown
                ? of(event)
                : new Evidence(
                        OptionalInt.of(event.index()),
                        OptionalLong.of(event.offset()),
                        "... " + kept(Bytes.utf8(data.substring(at))));
    }

    /** Whether the event's data has a member of that name, at any depth. */
    public static boolean hasMember(SseEvent event, String member) {
        return event.data().utf8().contains(quoted(member));
    }

    private static String quoted(String member) {
        return '"' + member + '"';
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

    /** Where the framing has an anomaly. */
    public static Evidence of(FramingAnomaly anomaly) {
        return at(anomaly.offset(), anomaly.evidence());
    }

    private static String kept(Bytes bytes) {
        return bytes.head(MAX_KEPT).utf8();
    }
}
