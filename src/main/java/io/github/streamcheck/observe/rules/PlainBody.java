package io.github.streamcheck.observe.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.streamcheck.wire.StreamEvent;
import java.io.IOException;

/** What came in place of an event stream. */
enum PlainBody {
    /** Nothing. */
    NOTHING,
    /** One whole completion in JSON. */
    COMPLETION,
    /** An error in JSON. */
    ERROR,
    /** HTML or XML. */
    MARKUP,
    /** Anything else. */
    OTHER;

    private static final ObjectMapper JSON = new ObjectMapper();

    static PlainBody of(StreamEvent.Ended end) {
        String text = end.plainBody().utf8().strip();
        if (text.isEmpty()) {
            return NOTHING;
        }
        if (text.startsWith("<")) {
            return MARKUP;
        }
        try {
            JsonNode root = JSON.readTree(text);
            if (root.path("choices").isArray()) {
                return COMPLETION;
            }
            return root.hasNonNull("error") || root.hasNonNull("detail") ? ERROR : OTHER;
        } catch (IOException cutOrNoJson) {
            // A long completion is kept only in part.
            return text.startsWith("{") && text.contains("\"choices\"") ? COMPLETION : OTHER;
        }
    }
}
