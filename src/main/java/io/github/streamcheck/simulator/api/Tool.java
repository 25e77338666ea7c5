package io.github.streamcheck.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A tool that a model may call.
 *
 * @param name the name of the function
 * @param arguments the JSON of the arguments that the simulator calls it with, which fit the tool's parameters
 */
record Tool(String name, String arguments) {

    private static final int MOST_CALLS = 2;

    /** The tools that a request makes the simulator call: the one it names, or one, or the first two if it may call in parallel. */
    static List<Tool> toCall(Fields fields) throws ApiException {
        List<Tool> tools = tools(fields);
        JsonNode choice = fields.get("tool_choice").orElse(JsonNodeFactory.instance.textNode("auto"));
        if (choice.isObject() && function(choice).has("name")) {
            String name = function(choice).path("name").asText();
            return tools.stream()
                    .filter(tool -> tool.name.equals(name))
                    .limit(1)
                    .toList();
        }
        // In Anthropic's API the choice is an object in any case, and says in it whether calls may be parallel.
        if (choice.asText().equals("none") || choice.path("type").asText().equals("none")) {
            return List.of();
        }
        boolean parallel = (!fields.isPresent("parallel_tool_calls") || fields.bool("parallel_tool_calls"))
                && !choice.path("disable_parallel_tool_use").asBoolean(false);
        return tools.stream().limit(parallel ? MOST_CALLS : 1).toList();
    }

    private static List<Tool> tools(Fields fields) throws ApiException {
        Optional<JsonNode> tools = fields.get("tools");
        if (tools.isEmpty()) {
            return List.of();
        }
        if (!tools.get().isArray()) {
            throw Fields.wrongType("tools", "an array of objects", tools.get());
        }
        List<Tool> read = new ArrayList<>();
        for (JsonNode tool : tools.get()) {
            JsonNode name = function(tool).path("name");
            if (!name.isTextual()) {
                String param = "tools[" + read.size() + "].function.name";
                throw ApiException.invalid(
                        "Missing required parameter: '" + param + "'.", param, "missing_required_parameter");
            }
            read.add(new Tool(name.textValue(), Json.write(arguments(schema(function(tool))))));
        }
        return read;
    }

    /** The description of the function: requests for a response have it in the tool itself. */
    private static JsonNode function(JsonNode tool) {
        return tool.has("function") ? tool.path("function") : tool;
    }

    private static JsonNode schema(JsonNode function) {
        return function.has("input_schema") ? function.path("input_schema") : function.path("parameters");
    }

    private static ObjectNode arguments(JsonNode schema) {
        ObjectNode arguments = JsonNodeFactory.instance.objectNode();
        schema.path("properties")
                .properties()
                .forEach(property -> arguments.set(property.getKey(), value(property.getValue())));
        return arguments;
    }

    private static JsonNode value(JsonNode schema) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (schema.path("enum").has(0)) {
            return schema.path("enum").get(0);
        }
        return switch (schema.path("type").asText()) {
            case "integer" -> nodes.numberNode(7);
            case "number" -> nodes.numberNode(1.5);
            case "boolean" -> nodes.booleanNode(true);
            case "array" -> nodes.arrayNode();
            case "object" -> arguments(schema);
            default -> nodes.textNode("the quiet river");
        };
    }
}
