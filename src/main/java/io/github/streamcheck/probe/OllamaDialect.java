package io.github.streamcheck.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.text.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Of Ollama's own endpoints: a plain answer is a last line that has all of the text. */
@AutoService(ApiDialect.class)
public final class OllamaDialect implements ApiDialect {

    private static final Pattern DONE = Pattern.compile("\"done\"\\s*:\\s*true");

    @Override
    public boolean isOf(EventShape shape) {
        return shape.isLines();
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
    public boolean streamsByDefault() {
        return true;
    }

    @Override
    public boolean isWhole(String body) {
        return DONE.matcher(body).find();
    }

    @Override
    public boolean isError(String body) {
        return Json.tree(body).path("error").isTextual();
    }

    @Override
    public Content read(JsonNode root) {
        boolean answers =
                root.path("message").isObject() || root.path("response").isTextual();
        JsonNode message = root.path("message");
        String thinking =
                message.path("thinking").asText("") + root.path("thinking").asText("");
        List<Blocks.Call> calls = new ArrayList<>();
        for (JsonNode call : message.path("tool_calls")) {
            JsonNode function = call.path("function");
            JsonNode arguments = function.path("arguments");
            calls.add(Blocks.Call.of(
                    function.path("name").asText(""),
                    arguments.isObject() ? arguments.toString() : arguments.asText("")));
        }
        return new Content(
                message.path("content").asText("") + root.path("response").asText(""),
                Optional.ofNullable(root.path("done_reason").textValue()),
                root.path("eval_count"),
                answers ? 1 : 0,
                Optional.of(new Blocks(thinking, calls)));
    }
}
