package io.github.streamcheck.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * What the simulator takes from the body of a request for a completion.
 *
 * @param protocol by which it came
 * @param body the whole body; never changed
 * @param model the model asked for
 * @param choices how many choices are to be generated: n for each prompt
 * @param promptTokens the words of the prompts
 * @param limit the most tokens of a choice
 * @param stream whether events are wanted rather than one object
 * @param streamOptions whether the request carries {@code stream_options} with any content
 * @param includeUsage whether the usage is wanted as the last event
 * @param content the prompts and what else decides the text, for requests whose text must always be the same; empty for others
 * @param stops the texts before which a choice ends
 * @param tools the tools to be called in place of a text
 * @param logprobs if the logprobs of the tokens are wanted, how many alternatives to each
 */
public record GenerationRequest(
        GenerationApi protocol,
        ObjectNode body,
        Optional<String> model,
        int choices,
        int promptTokens,
        OptionalInt limit,
        boolean stream,
        boolean streamOptions,
        boolean includeUsage,
        Optional<String> content,
        List<String> stops,
        List<Tool> tools,
        OptionalInt logprobs) {

    static final int MOST_CHOICES = 128;

    /**
     * Reads the body of a request.
     *
     * @throws ApiException if it is no valid one
     */
    public static GenerationRequest parse(GenerationApi protocol, byte[] body) throws ApiException {
        return parse(protocol, object(body));
    }

    /**
     * The same request had its body been another.
     *
     * @throws IllegalArgumentException if that body is no valid one
     */
    public GenerationRequest edited(Consumer<ObjectNode> edit) {
        ObjectNode copy = body.deepCopy();
        edit.accept(copy);
        try {
            return parse(protocol, copy);
        } catch (ApiException e) {
            throw new IllegalArgumentException("the edited request is not valid: " + copy, e);
        }
    }

    private static GenerationRequest parse(GenerationApi protocol, ObjectNode body) throws ApiException {
        Fields fields = new Fields(body);
        JsonNode input = fields.required(protocol.input());
        ApiStyle style = protocol.style();
        List<Integer> prompts = style.wordsOfPrompts(input);
        int choices = style.choices(fields) * prompts.size();
        if (choices > MOST_CHOICES) {
            throw ApiException.invalid(
                    "Too many choices: " + choices + ", expected at most " + MOST_CHOICES + ".",
                    "n",
                    "integer_above_max_value");
        }
        OptionalInt limit = style.limit(fields);
        Fields parameters = style.parameters(fields);
        boolean repeatable = parameters.number("temperature").orElse(1.0) == 0 || parameters.isPresent("seed");
        Optional<JsonNode> options = fields.object("stream_options");
        Optional<String> model = fields.string("model");
        return new GenerationRequest(
                protocol,
                body,
                model,
                choices,
                prompts.stream().mapToInt(Integer::intValue).sum(),
                limit,
                style.isStream(fields),
                options.isPresent(),
                options.isPresent() && new Fields(options.get()).bool("include_usage"),
                repeatable
                        ? Optional.of(protocol.path() + model.orElse("") + parameters.text("seed") + input)
                        : Optional.empty(),
                stops(parameters, style.stopMember()),
                style.hasTools() ? Tool.toCall(fields) : List.of(),
                style.logprobs(fields));
    }

    /** The marker in brackets that the last prompt begins with, such as {@code [k3x9-17]}. */
    public Optional<String> marker() {
        return PromptTokens.marker(body.path(protocol.input()));
    }

    private static ObjectNode object(byte[] body) throws ApiException {
        JsonNode root;
        try {
            root = Json.read(body);
        } catch (IOException e) {
            throw ApiException.malformed("We could not parse the JSON body of your request.");
        }
        if (root instanceof ObjectNode object) {
            return object;
        }
        throw ApiException.malformed("The body of your request must be a JSON object.");
    }

    private static List<String> stops(Fields fields, String member) throws ApiException {
        List<String> stops = new ArrayList<>();
        Optional<JsonNode> stop = fields.get(member);
        if (stop.isPresent()) {
            Iterable<JsonNode> all = stop.get().isArray() ? stop.get() : List.of(stop.get());
            for (JsonNode one : all) {
                if (!one.isTextual()) {
                    throw Fields.wrongType(member, "a string or an array of strings", one);
                }
                if (!one.textValue().isEmpty()) {
                    stops.add(one.textValue());
                }
            }
        }
        return List.copyOf(stops);
    }
}
