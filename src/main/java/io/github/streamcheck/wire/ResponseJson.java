package io.github.streamcheck.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.wire.Payload.Envelope;
import io.github.streamcheck.wire.Payload.Usage;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the object {@code response} of a typed event, which may be missing. */
record ResponseJson(JsonNode node) {

    Optional<String> id() {
        return JsonNodes.text(node.path("id"));
    }

    Optional<String> status() {
        return JsonNodes.text(node.path("status"));
    }

    boolean hasError() {
        return node.path("error").isObject()
                || status().filter("failed"::equals).isPresent();
    }

    JsonNode error() {
        return node.path("error");
    }

    Envelope envelope() {
        return new Envelope(
                id(),
                JsonNodes.text(node.path("object")),
                JsonNodes.text(node.path("model")),
                JsonNodes.integer(node.path("created_at")),
                false,
                Optional.empty());
    }

    /** Why the response is over, in the words of a chunk's finish reason; empty if it failed. */
    Optional<String> finishReason(boolean calledTool) {
        return switch (status().orElse("completed")) {
            case "completed" -> Optional.of(calledTool ? "tool_calls" : "stop");
            case "incomplete" ->
                Optional.of(reason().filter("content_filter"::equals).isPresent() ? "content_filter" : "length");
            default -> Optional.empty();
        };
    }

    private Optional<String> reason() {
        return JsonNodes.text(node.path("incomplete_details").path("reason"))
                .or(() -> JsonNodes.text(node.path("status_details").path("reason")));
    }

    Optional<Usage> usage() {
        JsonNode usage = node.path("usage");
        if (!usage.isObject()) {
            return Optional.empty();
        }
        JsonNode input = usage.path("input_tokens");
        JsonNode output = usage.path("output_tokens");
        JsonNode total = usage.path("total_tokens");
        return Optional.of(new Usage(
                JsonNodes.integer(input),
                JsonNodes.integer(output),
                JsonNodes.integer(total),
                details(usage, "output", "reasoning_tokens"),
                details(usage, "input", "cached_tokens"),
                isOdd(input) || isOdd(output) || isOdd(total)));
    }

    /** The Realtime API has another name for the details. */
    private static OptionalLong details(JsonNode usage, String side, String name) {
        JsonNode details = usage.path(side + "_tokens_details");
        return JsonNodes.integer((details.isObject() ? details : usage.path(side + "_token_details")).path(name));
    }

    /** Clients can't do without any of the three: Codex waits for ever where one is missing. */
    private static boolean isOdd(JsonNode count) {
        return !count.isIntegralNumber();
    }
}
