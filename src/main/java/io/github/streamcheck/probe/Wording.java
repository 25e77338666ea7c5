package io.github.streamcheck.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.plan.EventShape;
import java.util.Map;
import java.util.Optional;

/** How an endpoint words what the requests and the plain answers of all endpoints say. Stateless. */
interface Wording {

    /** Members that have the same request answered the same. */
    Map<String, Object> repeatable();

    /** The member that limits how many tokens are generated. */
    String limit();

    /** Whether the body of a stream has come to its end. */
    boolean isWhole(String body);

    /** What a plain answer says. */
    Said read(JsonNode root);

    /**
     * What a plain answer says.
     *
     * @param text all that was generated for the user, by the first choice
     * @param finishReason why it ended, in the words of chat completions; empty if it doesn't say
     * @param tokens the counted tokens; missing or no number if they were not
     * @param choices how many choices there are
     */
    record Said(String text, Optional<String> finishReason, JsonNode tokens, int choices) {}

    /** The wording of an endpoint with events of that shape; empty if it gives no plain answers. */
    static Optional<Wording> of(EventShape shape) {
        return switch (shape) {
            case CHUNKS -> Optional.of(new CompletionsWording());
            case RESPONSES -> Optional.of(new ResponsesWording());
            case REALTIME -> Optional.empty();
        };
    }
}
