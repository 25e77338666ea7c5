package io.github.streamcheck.simulator.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The object {@code response} of the Responses API, at every stage of its life.
 *
 * @param id its id, from which those of its items are made
 * @param created seconds since 1970
 */
record ResponseObject(String id, long created, String model) {

    private static final String IN_PROGRESS = "in_progress";

    /** Settings that it knows nothing of, as the published schema requires them. */
    private static final Map<String, Object> SETTINGS = settings();

    private static Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        for (String none : List.of(
                "previous_response_id",
                "instructions",
                "reasoning",
                "max_output_tokens",
                "max_tool_calls",
                "safety_identifier",
                "prompt_cache_key")) {
            settings.put(none, null);
        }
        settings.put("tools", List.of());
        settings.put("tool_choice", "auto");
        settings.put("truncation", "disabled");
        settings.put("parallel_tool_calls", true);
        settings.put("text", Map.of("format", Map.of("type", "text")));
        settings.put("top_p", 1.0);
        settings.put("presence_penalty", 0.0);
        settings.put("frequency_penalty", 0.0);
        settings.put("top_logprobs", 0);
        settings.put("temperature", 1.0);
        settings.put("store", false);
        settings.put("background", false);
        settings.put("service_tier", "default");
        settings.put("metadata", Map.of());
        return Collections.unmodifiableMap(settings);
    }

    /** Their names. */
    static Set<String> settingNames() {
        return SETTINGS.keySet();
    }

    /** An item of the response, begun but empty, and whole. */
    record Item(String id, Map<String, Object> begun, Map<String, Object> whole) {}

    /** As it begins. */
    Map<String, Object> begun() {
        return response(IN_PROGRESS, List.of(), null, null);
    }

    /** As it ends. */
    Map<String, Object> whole(Completion completion, int promptTokens) {
        boolean cut = completion.finishReason().equals("length");
        List<Map<String, Object>> output = new ArrayList<>();
        if (!completion.reasoning().isEmpty()) {
            output.add(reasoning(completion).whole());
        }
        if (completion.calls().isEmpty()) {
            output.add(message(completion).whole());
        }
        for (int i = 0; i < completion.calls().size(); i++) {
            output.add(call(i, completion.calls().get(i)).whole());
        }
        return response(
                cut ? "incomplete" : "completed",
                output,
                cut ? Map.of("reason", "max_output_tokens") : null,
                usage(completion, promptTokens));
    }

    Item reasoning(Completion completion) {
        String item = "rs_" + id;
        return new Item(
                item,
                item(item, "reasoning", Map.of("summary", List.of())),
                item(
                        item,
                        "reasoning",
                        Map.of(
                                "summary",
                                List.of(Map.of("type", "summary_text", "text", completion.reasoningText())))));
    }

    Item message(Completion completion) {
        String item = "msg_" + id;
        return new Item(
                item,
                item(item, "message", Map.of("status", IN_PROGRESS, "role", "assistant", "content", List.of())),
                item(
                        item,
                        "message",
                        Map.of(
                                "status",
                                completion.finishReason().equals("length") ? "incomplete" : "completed",
                                "role",
                                "assistant",
                                "content",
                                List.of(textPart(completion.text())))));
    }

    Item call(int number, Completion.ToolCall call) {
        String item = "fc_" + number + "_" + id;
        return new Item(item, call(item, call, IN_PROGRESS, ""), call(item, call, "completed", call.json()));
    }

    /** A part of a message's content. */
    static Map<String, Object> textPart(String text) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("type", "output_text");
        part.put("annotations", List.of());
        part.put("logprobs", List.of());
        part.put("text", text);
        return part;
    }

    private static Map<String, Object> call(String item, Completion.ToolCall call, String status, String arguments) {
        return item(
                item,
                "function_call",
                Map.of("status", status, "call_id", call.id(), "name", call.name(), "arguments", arguments));
    }

    private static Map<String, Object> item(String id, String type, Map<String, Object> further) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", id);
        item.put("type", type);
        item.putAll(further);
        return item;
    }

    private static Map<String, Object> usage(Completion completion, int promptTokens) {
        Map<String, Object> usage = new LinkedHashMap<>();
        usage.put("input_tokens", promptTokens);
        usage.put("input_tokens_details", Map.of("cached_tokens", 0, "cache_write_tokens", 0));
        usage.put("output_tokens", completion.tokens());
        usage.put(
                "output_tokens_details",
                Map.of("reasoning_tokens", completion.reasoning().size()));
        usage.put("total_tokens", promptTokens + completion.tokens());
        return usage;
    }

    private Map<String, Object> response(
            String status, List<Map<String, Object>> output, @Nullable Object incomplete, @Nullable Object usage) {
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("id", id);
        response.put("object", "response");
        response.put("created_at", created);
        response.put("completed_at", status.equals("completed") ? created : null);
        response.put("status", status);
        response.put("error", null);
        response.put("incomplete_details", incomplete);
        response.put("model", model);
        response.put("output", output);
        response.put("usage", usage);
        response.putAll(SETTINGS);
        return response;
    }
}
