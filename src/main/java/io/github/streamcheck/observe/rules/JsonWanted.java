package io.github.streamcheck.observe.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.text.Json;
import java.util.List;
import java.util.Optional;

/**
 * The JSON that a request asks for.
 *
 * @param isWanted whether it asks for JSON at all
 * @param object whether it must be an object
 * @param required the members that it must have
 */
public record JsonWanted(boolean isWanted, boolean object, List<String> required) {

    public static final JsonWanted NONE = new JsonWanted(false, false, List.of());

    /** What is wrong with a whole text. */
    public Optional<String> problem(String text) {
        JsonNode root = Json.tree(text);
        if (root.isMissingNode() || (object && !root.isObject())) {
            return Optional.of("the text is not the JSON that response_format asks for");
        }
        return required.stream().allMatch(root::has)
                ? Optional.empty()
                : Optional.of("the JSON lacks a member that the schema in response_format requires");
    }
}
