package io.github.streamcheck.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Recognises an event stream that comes under another media type, so that it is judged as what it is. */
final class EventStreamSniffer {

    private static final List<String> BEGINNINGS = List.of("data:", "event:", "id:", "retry:", ":");

    private EventStreamSniffer() {}

    /** Whether the first bytes of a body are those of an SSE field or comment; leaves the buffer as it is. */
    static boolean looksLikeEvents(ByteBuffer bytes) {
        byte[] first = new byte[Math.min(bytes.remaining(), 32)];
        bytes.duplicate().get(first);
        String text = new String(first, StandardCharsets.UTF_8).stripLeading();
        return BEGINNINGS.stream().anyMatch(text::startsWith);
    }
}
