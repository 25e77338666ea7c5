package io.github.streamcheck.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** The fields of a JSON object, with the type and the range of each checked as it is read. A null counts as absent. */
record Fields(JsonNode object) {

    Optional<JsonNode> get(String name) {
        JsonNode value = object.path(name);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    boolean isPresent(String name) {
        return get(name).isPresent();
    }

    JsonNode required(String name) throws ApiException {
        Optional<JsonNode> value = get(name);
        if (value.isEmpty()) {
            throw ApiException.invalid(
                    "Missing required parameter: '" + name + "'.", name, "missing_required_parameter");
        }
        return value.get();
    }

    /** The value as text, or nothing; of any type. */
    String text(String name) {
        return get(name).map(JsonNode::asText).orElse("");
    }

    Optional<String> string(String name) throws ApiException {
        Optional<JsonNode> value = get(name);
        if (value.isPresent() && !value.get().isTextual()) {
            throw wrongType(name, "a string", value.get());
        }
        return value.map(JsonNode::textValue);
    }

    /** False if absent. */
    boolean bool(String name) throws ApiException {
        Optional<JsonNode> value = get(name);
        if (value.isPresent() && !value.get().isBoolean()) {
            throw wrongType(name, "a boolean", value.get());
        }
        return value.map(JsonNode::booleanValue).orElse(false);
    }

    Optional<Double> number(String name) throws ApiException {
        Optional<JsonNode> value = get(name);
        if (value.isPresent() && !value.get().isNumber()) {
            throw wrongType(name, "a number", value.get());
        }
        return value.map(JsonNode::doubleValue);
    }

    OptionalInt integer(String name, int least, int most) throws ApiException {
        Optional<JsonNode> value = get(name);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!value.get().isIntegralNumber()) {
            throw wrongType(name, "an integer", value.get());
        }
        if (!value.get().canConvertToInt() || value.get().intValue() > most) {
            throw outOfRange(name, "above maximum value", "<= " + most, "integer_above_max_value", value.get());
        }
        if (value.get().intValue() < least) {
            throw outOfRange(name, "below minimum value", ">= " + least, "integer_below_min_value", value.get());
        }
        return OptionalInt.of(value.get().intValue());
    }

    Optional<JsonNode> object(String name) throws ApiException {
        Optional<JsonNode> value = get(name);
        if (value.isPresent() && !value.get().isObject()) {
            throw wrongType(name, "an object", value.get());
        }
        return value;
    }

    static ApiException wrongType(String name, String expected, JsonNode found) {
        return ApiException.invalid(
                "Invalid type for '" + name + "': expected " + expected + ", but got "
                        + found.getNodeType().name().toLowerCase(Locale.ROOT) + " instead.",
                name,
                "invalid_type");
    }

    private static ApiException outOfRange(String name, String what, String expected, String code, JsonNode found) {
        return ApiException.invalid(
                "Invalid '" + name + "': integer " + what + ". Expected a value " + expected + ", but got " + found
                        + " instead.",
                name,
                code);
    }
}
