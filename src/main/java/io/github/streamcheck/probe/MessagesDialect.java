package io.github.streamcheck.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.plan.Target;
import io.github.streamcheck.wire.MessageJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Of Anthropic's Messages API, which knows no seed. */
@AutoService(ApiDialect.class)
public final class MessagesDialect implements ApiDialect {

    @Override
    public boolean isOf(EventShape shape) {
        return shape == EventShape.MESSAGES;
    }

    @Override
    public OptionalDouble temperature(Target target) {
        return target.anthropic().takesSampling() ? OptionalDouble.of(0) : OptionalDouble.empty();
    }

    @Override
    public Map<String, Object> repeatable() {
        return Map.of();
    }

    @Override
    public String limit() {
        return "max_tokens";
    }

    @Override
    public boolean isWhole(String body) {
        return body.contains("\"message_stop\"");
    }

    @Override
    public boolean isError(String body) {
        return MessageJson.isError(body);
    }

    @Override
    public Content read(JsonNode root) {
        StringBuilder text = new StringBuilder();
        StringBuilder thinking = new StringBuilder();
        List<Blocks.Call> calls = new ArrayList<>();
        for (JsonNode block : root.path("content")) {
            text.append(block.path("text").asText(""));
            thinking.append(block.path("thinking").asText(""));
            if (block.path("type").asText().equals("tool_use")) {
                calls.add(new Blocks.Call(block.path("name").asText(), block.path("input")));
            }
        }
        return new Content(
                text.toString(),
                Optional.ofNullable(root.path("stop_reason").textValue()).map(MessageJson::finishReason),
                root.path("usage").path("output_tokens"),
                root.path("content").isArray() ? 1 : 0,
                Optional.of(new Blocks(thinking.toString(), calls)));
    }
}
