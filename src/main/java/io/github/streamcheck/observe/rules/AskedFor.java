package io.github.streamcheck.observe.rules;

import io.github.streamcheck.observe.StreamContext;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What a stream asked for, whichever parameter said it. */
final class AskedFor {

    private AskedFor() {}

    /** How many choices: {@code n}, or 1. */
    static long choices(StreamContext stream) {
        return parameter(stream, "n") instanceof Number n ? n.longValue() : 1;
    }

    /** How many tokens at most for each choice, if there is a limit. */
    static OptionalLong maxTokens(StreamContext stream) {
        for (String name : List.of("max_completion_tokens", "max_output_tokens", "max_tokens")) {
            if (parameter(stream, name) instanceof Number tokens) {
                return OptionalLong.of(tokens.longValue());
            }
        }
        boolean taken = stream.request().common().parameters().containsKey("max_tokens");
        java.util.OptionalInt common = stream.request().common().maxTokens();
        return common.isPresent() && !taken ? OptionalLong.of(common.getAsInt()) : OptionalLong.empty();
    }

    /** The sequences at which the text has to stop, unless they are asked to be part of it. */
    static List<String> stops(StreamContext stream) {
        if (Boolean.TRUE.equals(parameter(stream, "include_stop_str_in_output"))) {
            return List.of();
        }
        Object stop = parameter(stream, "stop");
        if (stop instanceof String text) {
            return text.isEmpty() ? List.of() : List.of(text);
        }
        return stop instanceof List<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .filter(text -> !text.isEmpty())
                        .toList()
                : List.of();
    }

    /** Whether there are tools to call. */
    static boolean tools(StreamContext stream) {
        return parameter(stream, "tools") instanceof List<?> tools && !tools.isEmpty();
    }

    /** Whether one tool is to be called in any case, and named or not. */
    static boolean forcedTool(StreamContext stream) {
        Object choice = parameter(stream, "tool_choice");
        return choice instanceof Map || "required".equals(choice);
    }

    /** Whether log probabilities are asked for. */
    static boolean logprobs(StreamContext stream) {
        Object logprobs = parameter(stream, "logprobs");
        return Boolean.TRUE.equals(logprobs) || logprobs instanceof Number;
    }

    /** Whether token counts are asked for. */
    static boolean usage(StreamContext stream) {
        return stream.request().includeUsage()
                || (parameter(stream, "stream_options") instanceof Map<?, ?> options && options.containsValue(true));
    }

    private static @Nullable Object parameter(StreamContext stream, String name) {
        return stream.request().common().parameters().get(name);
    }
}
