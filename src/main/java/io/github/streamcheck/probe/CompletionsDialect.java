package io.github.streamcheck.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.wire.ChatJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Of chat and text completions. */
@AutoService(ApiDialect.class)
public final class CompletionsDialect implements ApiDialect {

    @Override
    public boolean isOf(EventShape shape) {
        return shape.isChunks();
    }

    @Override
    public Map<String, Object> repeatable() {
        return Map.of("seed", 7);
    }

    @Override
    public String limit() {
        return "max_tokens";
    }

    @Override
    public boolean isWhole(String body) {
        return body.contains("[DONE]");
    }

    @Override
    public Content read(JsonNode root) {
        JsonNode choice = root.path("choices").path(0);
        JsonNode message = choice.path("message");
        return new Content(
                message.path("content").asText("") + choice.path("text").asText(""),
                Optional.ofNullable(choice.path("finish_reason").textValue()),
                root.path("usage").path("completion_tokens"),
                root.path("choices").isArray() ? root.path("choices").size() : 0,
                Optional.of(new Blocks(ChatJson.thinking(message), calls(message))));
    }

    private static List<Blocks.Call> calls(JsonNode message) {
        List<Blocks.Call> calls = new ArrayList<>();
        for (JsonNode call : message.path("tool_calls")) {
            JsonNode custom = call.path("custom");
            calls.add(custom.isObject() ? call(custom, "input") : call(call.path("function"), "arguments"));
        }
        if (message.path("function_call").isObject()) {
            calls.add(call(message.path("function_call"), "arguments"));
        }
        return calls;
    }

    private static Blocks.Call call(JsonNode function, String input) {
        return Blocks.Call.of(
                function.path("name").asText(""), function.path(input).asText(""));
    }
}
