package io.github.streamcheck.simulator.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Edits of typed events, those with a line {@code event:} above their JSON. What is none stays as it is. */
public final class TypedEvents {

    private static final String NAME = "event: ";
    private static final String DATA = "\ndata: ";
    private static final String END = "\n\n";

    private TypedEvents() {}

    static String of(String type, String json) {
        return NAME + type + DATA + json + END;
    }

    /** Whether it is a typed event whose type begins so. */
    public static boolean isA(String type, String event) {
        return event.startsWith(NAME + type) && event.contains(DATA + "{");
    }

    /** Changes the JSON of each event whose type begins so. */
    public static UnaryOperator<String> edit(String type, Consumer<ObjectNode> change) {
        return event -> {
            if (!isA(type, event)) {
                return event;
            }
            int data = event.indexOf(DATA);
            ObjectNode json = json(event.substring(data + DATA.length()));
            change.accept(json);
            return event.substring(0, data) + DATA + Json.write(json) + END;
        };
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) Json.read(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("not a typed event: " + text, e);
        }
    }
}
