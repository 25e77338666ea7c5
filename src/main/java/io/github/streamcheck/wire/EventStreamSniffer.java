package io.github.streamcheck.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Recognises the kind of a body by its beginning, for any media type, so that it is judged as what it is. */
final class EventStreamSniffer {

    /** How many bytes of a body are looked at, at most. */
    static final int BEGINNING = 32;

    private static final List<String> BEGINNINGS = List.of("data:", "event:", "id:", "retry:", ":");

    private EventStreamSniffer() {}

    /** Whether the first bytes of a body are those of an SSE field or comment; leaves the buffer as it is. */
    static boolean looksLikeEvents(ByteBuffer bytes) {
        byte[] first = new byte[Math.min(bytes.remaining(), BEGINNING)];
        bytes.duplicate().get(first);
        String text = new String(first, StandardCharsets.UTF_8).stripLeading();
        return BEGINNINGS.stream().anyMatch(text::startsWith);
    }

    /** Whether there is anything but blanks; leaves the buffer as it is. */
    static boolean begins(ByteBuffer bytes) {
        return first(bytes) != 0;
    }

    /** Whether the first bytes of a body are those of a page of markup, or of a JSON object; leaves the buffer as it is. */
    static boolean looksPlain(ByteBuffer bytes) {
        return looksLikeMarkup(bytes) || looksLikeObject(bytes);
    }

    /** Whether the first bytes of a body are those of a page of markup; leaves the buffer as it is. */
    static boolean looksLikeMarkup(ByteBuffer bytes) {
        return first(bytes) == '<';
    }

    /** Whether the first bytes of a body are those of a JSON object; leaves the buffer as it is. */
    static boolean looksLikeObject(ByteBuffer bytes) {
        return first(bytes) == '{';
    }

    /** The first byte that is no blank, or 0. */
    private static int first(ByteBuffer bytes) {
        for (int i = bytes.position(); i < bytes.limit(); i++) {
            if (bytes.get(i) > ' ' || bytes.get(i) < 0) {
                return bytes.get(i);
            }
        }
        return 0;
    }
}
