package io.github.streamcheck.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The JSON of everything but the simulator: one mapper, which is costly to make. Thread-safe. */
public final class Json {

    /** Reads and writes; what follows the first value is ignored. */
    public static final ObjectMapper MAPPER = new ObjectMapper();

    /** Reads texts that must be one JSON value and nothing else. */
    public static final ObjectReader WHOLE = MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Reads files that streamcheck wrote: one JSON value, no member twice. */
    public static final ObjectReader STRICT = WHOLE.with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    private Json() {}

    /** A copy of an object's members; in JSON, their names are texts. */
    public static Map<String, Object> members(Map<?, ?> object) {
        Map<String, Object> members = new LinkedHashMap<>();
        object.forEach((name, value) -> members.put(String.valueOf(name), value));
        return members;
    }

    /** What a text says that is one JSON value and nothing else; missing if it is not. */
    public static JsonNode tree(String text) {
        try {
            return WHOLE.readTree(text);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    /** The members of a text that is one JSON object and nothing else; empty if it is not. */
    public static Optional<Map<String, Object>> members(String text) {
        try {
            return Optional.ofNullable(WHOLE.forType(MEMBERS).readValue(text));
        } catch (JsonProcessingException notAnObject) {
            return Optional.empty();
        }
    }
}
