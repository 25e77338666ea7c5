package io.github.streamcheck.observe.rules.chunk;

import io.github.streamcheck.wire.SseEvent;

/** Tells events that are only signs of life from broken ones. */
final class Heartbeats {

    private Heartbeats() {}

    /** Whether the event's data is empty, or an empty object. */
    static boolean isHeartbeat(SseEvent event) {
        return event.data().length() < 16
                && (event.data().utf8().isBlank() || event.data().utf8().strip().equals("{}"));
    }
}
