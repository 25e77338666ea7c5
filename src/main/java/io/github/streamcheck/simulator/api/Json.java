package io.github.streamcheck.simulator.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/** The simulator's one JSON mapper. */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** What is written as null. */
    public static final JsonNode NULL = JsonNodeFactory.instance.nullNode();

    private Json() {}

    /**
     * The value that is written there.
     *
     * @throws IOException if it is not one JSON value
     */
    public static JsonNode read(byte[] bytes) throws IOException {
        return MAPPER.readTree(bytes);
    }

    /** The value of a text that a cut may have left incomplete: it is an empty object then. */
    static JsonNode tree(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException cut) {
            return object();
        }
    }

    /** An empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** An array of these. */
    public static ArrayNode list(List<JsonNode> nodes) {
        return MAPPER.createArrayNode().addAll(nodes);
    }

    /** The JSON of a value made of maps, lists, strings, numbers and nodes. */
    public static String write(Object value) {
        try {
            return escapeLoneSurrogates(MAPPER.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not representable as JSON: " + value.getClass(), e);
        }
    }

    /** UTF-8 has no form of half a surrogate pair, so that only an escape can say it. */
    private static String escapeLoneSurrogates(String json) {
        if (json.chars().noneMatch(unit -> Character.isSurrogate((char) unit))) {
            return json;
        }
        StringBuilder escaped = new StringBuilder(json.length());
        json.codePoints().forEach(point -> {
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                escaped.append(String.format("\\u%04x", point));
            } else {
                escaped.appendCodePoint(point);
            }
        });
        return escaped.toString();
    }
}
