package io.github.streamcheck.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.text.Json;
import io.github.streamcheck.wire.PlainAnswer;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * A page of metrics as its form allows to read it, so that it is read once for all dialects.
 *
 * @param json the page, if it is a JSON object
 * @param text the page, if it is text with samples
 */
public record MetricsBody(Optional<JsonNode> json, Optional<Exposition> text) {

    private static final Set<String> TEXTS = Set.of("text/plain", "application/openmetrics-text");

    /** Reads an answer; never throws. */
    public static MetricsBody of(PlainAnswer answer) {
        Optional<Exposition> text = TEXTS.contains(answer.contentType())
                ? Exposition.parse(answer.body().utf8())
                : Optional.empty();
        return new MetricsBody(text.isPresent() ? Optional.empty() : object(answer), text);
    }

    private static Optional<JsonNode> object(PlainAnswer answer) {
        try {
            return Optional.ofNullable(Json.MAPPER.readTree(answer.body().stream()))
                    .filter(JsonNode::isObject);
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }
}
