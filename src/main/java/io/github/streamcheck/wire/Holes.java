package io.github.streamcheck.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.streamcheck.wire.Hole.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of one event in whose place others may stand, noted down by who decodes it. Not thread-safe. */
final class Holes {

    /** Longer events are rare, and would be kept. In bytes. */
    private static final int MAX_EVENT = 1 << 16;

    private final List<Kind> kinds = new ArrayList<>();
    private final List<Long> offsets = new ArrayList<>();
    private boolean complete;
    private boolean tangled;

    /** Begins an event, which is no template until the holes are {@link #complete}. */
    void clear() {
        kinds.clear();
        offsets.clear();
        complete = false;
        tangled = false;
    }

    /** All is noted: what the event says depends on the values at the holes only in that it hands them out. */
    void complete() {
        complete = true;
    }

    /** There is generated text that is no hole, and may come before one. */
    void tangled() {
        tangled = true;
    }

    /** The value at hand is generated text. */
    void text(JsonParser parser) {
        note(parser, JsonToken.VALUE_STRING, Kind.TEXT);
    }

    /** The value at hand is the event's id. */
    void id(JsonParser parser) {
        note(parser, JsonToken.VALUE_STRING, Kind.ID);
    }

    /** The value at hand is the event's number. */
    void count(JsonParser parser) {
        note(parser, JsonToken.VALUE_NUMBER_INT, Kind.COUNT);
    }

    /** Nobody reads the value at hand. */
    void unread(JsonParser parser) {
        note(parser, JsonToken.VALUE_STRING, Kind.ANY_STRING);
        note(parser, JsonToken.VALUE_NUMBER_INT, Kind.ANY_NUMBER);
        note(parser, JsonToken.VALUE_NUMBER_FLOAT, Kind.ANY_NUMBER);
    }

    private void note(JsonParser parser, JsonToken token, Kind kind) {
        if (parser.currentToken() == token) {
            kinds.add(kind);
            offsets.add(parser.currentTokenLocation().getByteOffset());
        }
    }

    /** What the event's data was decoded to, with these holes; null if it is no template. */
    @Nullable
    EventTemplate template(Bytes data, Payload payload) {
        // What is no UTF-8 is not read from its bytes, so that there are no places in these.
        boolean apt =
                complete && !tangled && payload.asChunk().isPresent() && data.length() <= MAX_EVENT && data.isUtf8();
        if (!apt) {
            return null;
        }
        List<Hole> holes = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            int from = Math.toIntExact(offsets.get(i));
            int to = kinds.get(i).end(data.shared(), from);
            boolean emptyString = to == PlainJson.ODD && isEmptyString(data, from);
            if (to == PlainJson.ODD && !emptyString) {
                return null;
            }
            if (!emptyString) {
                holes.add(new Hole(kinds.get(i), from, to));
            }
        }
        boolean single = holes.stream().filter(hole -> hole.kind() == Kind.TEXT).count() == 1;
        EventTemplate template = new EventTemplate(data, holes, payload);
        return single && payload.equals(template.decode(data)) ? template : null;
    }

    private static boolean isEmptyString(Bytes data, int from) {
        return from + 1 < data.length() && data.at(from) == '"' && data.at(from + 1) == '"';
    }
}
