package io.github.streamcheck.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads single values out of a tree. Values of another kind are read as absent. */
final class JsonNodes {

    private JsonNodes() {}

    static Optional<String> text(JsonNode node) {
        return Optional.ofNullable(node.textValue());
    }

    static OptionalLong integer(JsonNode node) {
        return node.isIntegralNumber() ? OptionalLong.of(node.asLong()) : OptionalLong.empty();
    }
}
