package io.github.streamcheck.simulator.api;

import io.github.streamcheck.simulator.api.Frame.Kind;
import io.github.streamcheck.simulator.api.Frame.Send;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the typed events of one response, one after the other, and numbers them. For one use, by one thread. */
final class ResponseEvents {

    private final List<Frame> frames = new ArrayList<>();
    private int number;
    private long nowNanos;

    /** All that follows is due at that time, in nanoseconds after the request was read. */
    void at(long nanos) {
        nowNanos = nanos;
    }

    /** An event that is no token. */
    void send(String type, Map<String, Object> members) {
        add(Kind.OTHER, type, members);
    }

    /** The beginning of a tool call. */
    void call(String type, Map<String, Object> members) {
        add(Kind.CALL, type, members);
    }

    /** A token. */
    void token(String type, Map<String, Object> place, String delta) {
        add(Kind.TOKEN, type, and(place, "delta", delta));
    }

    /** The script of all that was sent. */
    Script script() {
        List<Frame> all = new ArrayList<>(frames);
        all.add(new Frame.End(nowNanos));
        return new Script(all);
    }

    /** {@code members} and one more. */
    static Map<String, Object> and(Map<String, Object> members, String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return more;
    }

    private void add(Kind kind, String type, Map<String, Object> members) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("type", type);
        event.put("sequence_number", number++);
        event.putAll(members);
        frames.add(new Send(kind, nowNanos, WritePayload.of(TypedEvents.of(type, Json.write(event)))));
    }
}
