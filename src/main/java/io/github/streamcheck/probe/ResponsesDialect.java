package io.github.streamcheck.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.github.streamcheck.plan.EventShape;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Of the Responses API, which knows no seed. */
@AutoService(ApiDialect.class)
public final class ResponsesDialect implements ApiDialect {

    private static final Pattern END = Pattern.compile("\"response\\.(completed|incomplete|failed)\"");

    @Override
    public boolean isOf(EventShape shape) {
        return shape == EventShape.RESPONSES;
    }

    @Override
    public Map<String, Object> repeatable() {
        return Map.of();
    }

    @Override
    public String limit() {
        return "max_output_tokens";
    }

    @Override
    public boolean isWhole(String body) {
        return END.matcher(body).find();
    }

    @Override
    public Content read(JsonNode root) {
        StringBuilder text = new StringBuilder();
        boolean calls = false;
        for (JsonNode item : root.path("output")) {
            calls |= item.path("type").asText().equals("function_call");
            for (JsonNode part : item.path("content")) {
                text.append(
                        part.path("type").asText().equals("output_text")
                                ? part.path("text").asText("")
                                : part.path("refusal").asText(""));
            }
        }
        return new Content(
                text.toString(),
                finishReason(root, calls),
                root.path("usage").path("output_tokens"),
                root.path("output").isArray() ? 1 : 0);
    }

    private static Optional<String> finishReason(JsonNode root, boolean calls) {
        return switch (root.path("status").asText("")) {
            case "completed" -> Optional.of(calls ? "tool_calls" : "stop");
            case "incomplete" ->
                Optional.of(
                        root.path("incomplete_details")
                                        .path("reason")
                                        .asText("")
                                        .equals("content_filter")
                                ? "content_filter"
                                : "length");
            default -> Optional.empty();
        };
    }
}
