package io.github.streamcheck.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.plan.EventShape;
import java.util.Map;
import java.util.Optional;

/** How an endpoint words what the requests and the plain answers of all endpoints say. Stateless. */
interface ApiDialect {

    /** Members that have the same request answered the same. */
    Map<String, Object> repeatable();

    /** The member that limits how many tokens are generated. */
    String limit();

    /** Whether the body of a stream has come to its end. */
    boolean isWhole(String body);

    /** What a plain answer says. */
    Content read(JsonNode root);

    /**
     * What a plain answer says.
     *
     * @param text all that was generated for the user, by the first choice
     * @param finishReason why it ended, in the words of chat completions; empty if it doesn't say
     * @param tokens the counted tokens; missing or no number if they were not
     * @param choices how many choices there are
     */
    record Content(String text, Optional<String> finishReason, JsonNode tokens, int choices) {}

    /** The dialect of an endpoint with events of that shape; empty if it gives no plain answers. */
    static Optional<ApiDialect> of(EventShape shape) {
        return switch (shape) {
            case CHAT_CHUNKS, TEXT_CHUNKS -> Optional.of(new CompletionsDialect());
            case RESPONSES -> Optional.of(new ResponsesDialect());
            case REALTIME -> Optional.empty();
        };
    }
}
