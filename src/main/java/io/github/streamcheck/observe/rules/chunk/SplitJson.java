package io.github.streamcheck.observe.rules.chunk;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.streamcheck.text.Json;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Finds JSON that does not keep to the borders of events: one object over several events, or several in one. Holds back events
 * until it is clear what they are.
 */
final class SplitJson {

    /** An object in more pieces than these, or in larger ones, is not put together. */
    private static final int MAX_PIECES = 4;

    private static final int MAX_BYTES = 64 * 1024;

    private final java.util.function.Consumer<SseEvent> split;
    private final java.util.function.Consumer<SseEvent> broken;
    private final Deque<SseEvent> pieces = new ArrayDeque<>(MAX_PIECES);

    /**
     * A finder for one stream.
     *
     * @param split takes the first event of each object that is spread, and each event with several values
     * @param broken takes each undecodable event that is neither
     */
    SplitJson(java.util.function.Consumer<SseEvent> split, java.util.function.Consumer<SseEvent> broken) {
        this.split = split;
        this.broken = broken;
    }

    void received(SseEvent event, Payload payload) {
        boolean undecodable = payload instanceof Payload.Undecodable && !Heartbeats.isHeartbeat(event);
        if (!undecodable) {
            // Halves are sent one right after the other.
            flush();
        } else if (((Payload.Undecodable) payload).problem().equals(Payload.Undecodable.MORE_FOLLOWS)
                && event.data().utf8().startsWith("{")) {
            flush();
            split.accept(event);
        } else {
            pieces.add(event);
            if (joins()) {
                split.accept(pieces.getFirst());
                pieces.clear();
            } else if (pieces.size() == MAX_PIECES) {
                broken.accept(pieces.removeFirst());
            }
        }
    }

    /** Nothing follows: what is held back is broken. */
    void flush() {
        pieces.forEach(broken);
        pieces.clear();
    }

    private boolean joins() {
        StringBuilder joined = new StringBuilder();
        for (SseEvent piece : pieces) {
            if (joined.length() + piece.data().length() > MAX_BYTES) {
                return false;
            }
            joined.append(piece.data().utf8());
        }
        try {
            return pieces.size() > 1 && Json.WHOLE.readTree(joined.toString()).isObject();
        } catch (JsonProcessingException notWhole) {
            return false;
        }
    }
}
