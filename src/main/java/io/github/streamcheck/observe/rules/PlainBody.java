package io.github.streamcheck.observe.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.text.Json;
import io.github.streamcheck.wire.ErrorObject;
import io.github.streamcheck.wire.StreamEvent;
import java.io.IOException;
import java.util.regex.Pattern;

/** What came in place of an event stream. */
public enum PlainBody {
    /** Nothing. */
    NOTHING,
    /** One whole completion in Json.MAPPER. */
    COMPLETION,
    /** Chunks in JSON, or events, whose first has no {@code data:} before it. */
    UNFRAMED,
    /** An error in Json.MAPPER. */
    ERROR,
    /** HTML or XML. */
    MARKUP,
    /** Anything else. */
    OTHER;

    private static final Pattern EVENT = Pattern.compile("[\\r\\n]data:");

    public static PlainBody of(StreamEvent.Ended end) {
        String text = end.plainBody().utf8().strip();
        if (text.isEmpty()) {
            return NOTHING;
        }
        if (text.startsWith("<")) {
            return MARKUP;
        }
        if (text.startsWith("{") && EVENT.matcher(text).find()) {
            return UNFRAMED;
        }
        try {
            JsonNode root = Json.MAPPER.readTree(text);
            if (root.path("object").asText().endsWith(".chunk")
                    || root.path("choices").path(0).has("delta")) {
                return UNFRAMED;
            }
            boolean message = root.path("type").asText().equals("message")
                    && root.path("content").isArray();
            if (root.path("choices").isArray() || message) {
                return COMPLETION;
            }
            return ErrorObject.of(root).isPresent() ? ERROR : OTHER;
        } catch (IOException cutOrNoJson) {
            // A long completion is kept only in part.
            return text.startsWith("{") && text.contains("\"choices\"") ? COMPLETION : OTHER;
        }
    }
}
