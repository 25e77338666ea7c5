package io.github.streamcheck.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.github.streamcheck.plan.EventShape;
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
        return new Content(
                choice.path("message").path("content").asText("")
                        + choice.path("text").asText(""),
                Optional.ofNullable(choice.path("finish_reason").textValue()),
                root.path("usage").path("completion_tokens"),
                root.path("choices").isArray() ? root.path("choices").size() : 0);
    }
}
