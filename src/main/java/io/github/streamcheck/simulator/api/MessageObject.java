package io.github.streamcheck.simulator.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message of Anthropic's API, and its blocks.
 *
 * @param id its id
 * @param request what it answers
 */
record MessageObject(String id, String model, GenerationRequest request) {

    private static final String TYPE = "type";

    /** An error in place of a message, or in the middle of its stream. */
    static Map<String, Object> error(String type, String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put(TYPE, "error");
        error.put("error", Map.of(TYPE, type, "message", message));
        return error;
    }

    /** As it begins. */
    Map<String, Object> begun() {
        return message(List.of(), null, null, usage(1));
    }

    /** As it is when it is not streamed. */
    Map<String, Object> whole(Completion completion) {
        List<Map<String, Object>> content = new ArrayList<>();
        if (!completion.reasoning().isEmpty()) {
            Map<String, Object> thinking = thinking();
            thinking.put("thinking", completion.reasoningText());
            thinking.put("signature", signature());
            content.add(thinking);
        }
        if (!completion.deltas().isEmpty()) {
            Map<String, Object> text = text();
            text.put("text", completion.text());
            content.add(text);
        }
        for (Completion.ToolCall call : completion.calls()) {
            Map<String, Object> use = call(call);
            use.put("input", Json.tree(call.json()));
            content.add(use);
        }
        return message(content, stopReason(completion), stopSequence(completion), usage(completion.tokens()));
    }

    /** A block of text as it begins. */
    static Map<String, Object> text() {
        return block("text", Map.of("text", ""));
    }

    /** A block of thinking as it begins. */
    static Map<String, Object> thinking() {
        Map<String, Object> thinking = block("thinking", Map.of("thinking", ""));
        thinking.put("signature", "");
        return thinking;
    }

    /** A call as it begins. */
    static Map<String, Object> call(Completion.ToolCall call) {
        Map<String, Object> use = block("tool_use", Map.of());
        use.put("id", call.id().replaceFirst("^call", "toolu"));
        use.put("name", call.name());
        use.put("input", Map.of());
        return use;
    }

    /** What proves the thinking. */
    String signature() {
        return Base64.getEncoder().encodeToString(("signature of " + id).getBytes(UTF_8));
    }

    /** Why it ends. */
    String stopReason(Completion completion) {
        return switch (completion.finishReason()) {
            case "length" -> "max_tokens";
            case "tool_calls" -> "tool_use";
            default -> stopSequence(completion) == null ? "end_turn" : "stop_sequence";
        };
    }

    /** The stop sequence that ended it, if it was one. */
    @Nullable
    String stopSequence(Completion completion) {
        return completion.stoppedBy().isEmpty() ? null : completion.stoppedBy();
    }

    Map<String, Object> usage(int output) {
        Map<String, Object> usage = new LinkedHashMap<>();
        usage.put("input_tokens", request.promptTokens());
        usage.put("cache_creation_input_tokens", 0);
        usage.put("cache_read_input_tokens", 0);
        usage.put("output_tokens", output);
        return usage;
    }

    private static Map<String, Object> block(String type, Map<String, Object> members) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put(TYPE, type);
        block.putAll(members);
        return block;
    }

    private Map<String, Object> message(
            List<Map<String, Object>> content,
            @Nullable String stopReason,
            @Nullable String stopSequence,
            Map<String, Object> usage) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", id);
        message.put(TYPE, "message");
        message.put("role", "assistant");
        message.put("model", model);
        message.put("content", content);
        message.put("stop_reason", stopReason);
        message.put("stop_sequence", stopSequence);
        message.put("usage", usage);
        return message;
    }
}
