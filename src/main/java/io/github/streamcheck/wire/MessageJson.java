package io.github.streamcheck.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.text.Json;
import java.util.Map;

/** What Anthropic's Messages API says outside its events. Stateless. */
public final class MessageJson {

    /** What its reasons to stop are called in chat completions. The others mean nothing that these have. */
    private static final Map<String, String> REASONS =
            Map.of("end_turn", "stop", "stop_sequence", "stop", "max_tokens", "length", "tool_use", "tool_calls");

    private MessageJson() {}

    /** A {@code stop_reason} in the words of chat completions; one that these don't have stays as it is. */
    public static String finishReason(String stopReason) {
        return REASONS.getOrDefault(stopReason, stopReason);
    }

    /** Whether a body is an error in the shape of this API. */
    public static boolean isError(String body) {
        JsonNode root = Json.tree(body);
        return root.path("type").asText("").equals("error")
                && root.path("error").isObject();
    }
}
