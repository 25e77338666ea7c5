package io.github.streamcheck.observe.rules;

import io.github.streamcheck.wire.StreamRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a stream asked for, whichever parameter asked for it. */
public final class AskedFor {

    private AskedFor() {}

    /** How many choices: {@code n}, or 1. */
    public static long choices(StreamRequest request) {
        return parameter(request, "n") instanceof Number n ? n.longValue() : 1;
    }

    /** How many tokens at most for each choice, if there is a limit. */
    public static OptionalLong maxTokens(StreamRequest request) {
        for (String name : List.of("max_completion_tokens", "max_output_tokens", "max_tokens")) {
            if (parameter(request, name) instanceof Number tokens) {
                return OptionalLong.of(tokens.longValue());
            }
        }
        if (option(request, "num_predict") instanceof Number tokens) {
            return OptionalLong.of(tokens.longValue());
        }
        boolean taken = request.parameters().containsKey("max_tokens");
        OptionalInt given = request.maxTokens();
        return given.isPresent() && !taken ? OptionalLong.of(given.getAsInt()) : OptionalLong.empty();
    }

    /** The sequences at which the text has to stop, unless they are asked to be part of it. */
    public static List<String> stops(StreamRequest request) {
        if (Boolean.TRUE.equals(parameter(request, "include_stop_str_in_output"))) {
            return List.of();
        }
        Object stop = Stream.of(
                        Optional.ofNullable(parameter(request, "stop")),
                        Optional.ofNullable(parameter(request, "stop_sequences")),
                        Optional.ofNullable(option(request, "stop")))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
        if (stop instanceof String text) {
            return text.isEmpty() ? List.of() : List.of(text);
        }
        return stop == null
                ? List.of()
                : texts(stop).stream().filter(text -> !text.isEmpty()).toList();
    }

    /** Whether there are tools to call. */
    public static boolean tools(StreamRequest request) {
        return parameter(request, "tools") instanceof List<?> tools && !tools.isEmpty();
    }

    /** Whether one tool is to be called in any case, and named or not. */
    public static boolean forcedTool(StreamRequest request) {
        Object choice = parameter(request, "tool_choice");
        return choice instanceof Map || "required".equals(choice);
    }

    /** Whether log probabilities are asked for. */
    public static boolean logprobs(StreamRequest request) {
        Object logprobs = parameter(request, "logprobs");
        return Boolean.TRUE.equals(logprobs) || logprobs instanceof Number;
    }

    /** Whether token counts are asked for. */
    public static boolean usage(StreamRequest request) {
        return request.includeUsage()
                || (parameter(request, "stream_options") instanceof Map<?, ?> options && options.containsValue(true));
    }

    /** What the text has to be by {@code response_format}. */
    public static JsonWanted json(StreamRequest request) {
        if (!(parameter(request, "response_format") instanceof Map<?, ?> format)) {
            return JsonWanted.NONE;
        }
        if ("json_object".equals(format.get("type"))) {
            return new JsonWanted(true, true, List.of());
        }
        if (!"json_schema".equals(format.get("type")) || !(format.get("json_schema") instanceof Map<?, ?> named)) {
            return JsonWanted.NONE;
        }
        Map<?, ?> schema = named.get("schema") instanceof Map<?, ?> given ? given : Map.of();
        boolean object = "object".equals(schema.get("type"));
        return new JsonWanted(true, object, object ? texts(schema.get("required")) : List.of());
    }

    /** Which arguments each tool requires, by its name; tools that require none are left out. */
    public static Map<String, List<String>> requiredArguments(StreamRequest request) {
        Map<String, List<String>> required = new HashMap<>();
        if (parameter(request, "tools") instanceof List<?> tools) {
            for (Object tool : tools) {
                if (tool instanceof Map<?, ?> given
                        && function(given).get("name") instanceof String name
                        && schema(function(given)) instanceof Map<?, ?> parameters
                        && !texts(parameters.get("required")).isEmpty()) {
                    required.put(name, texts(parameters.get("required")));
                }
            }
        }
        return required;
    }

    private static Map<?, ?> function(Map<?, ?> tool) {
        return tool.get("function") instanceof Map<?, ?> function ? function : tool;
    }

    /** Anthropic's API has another name for it. */
    private static @Nullable Object schema(Map<?, ?> function) {
        Object schema = function.get("parameters");
        return schema == null ? function.get("input_schema") : schema;
    }

    /** Which tools may or must be called. */
    public static ToolChoice toolChoice(StreamRequest request) {
        return ToolChoice.of(parameter(request, "tool_choice"), parameter(request, "function_call"));
    }

    /** Whether no more than one tool may be called. */
    public static boolean oneCallOnly(StreamRequest request) {
        return Boolean.FALSE.equals(parameter(request, "parallel_tool_calls"));
    }

    /** Whether the answer has to be spoken. */
    public static boolean audio(StreamRequest request) {
        return texts(parameter(request, "modalities")).contains("audio");
    }

    /** The texts of a list; none if it is no list. */
    private static List<String> texts(@Nullable Object list) {
        return list instanceof List<?> given
                ? given.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    /** Ollama has the parameters of the generation in an object. */
    private static @Nullable Object option(StreamRequest request, String name) {
        return parameter(request, "options") instanceof Map<?, ?> options ? options.get(name) : null;
    }

    private static @Nullable Object parameter(StreamRequest request, String name) {
        return request.parameters().get(name);
    }
}
