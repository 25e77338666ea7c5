package io.github.streamcheck.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * What an answer holds, whoever read it.
 *
 * @param texts one for each choice that has one
 * @param arguments one for each tool call that has some: arguments of functions, the input of custom tools; JSON in one spelling,
 *     since some SDKs have it parsed
 */
record SdkContent(List<String> texts, List<String> arguments) {

    private static final ObjectMapper JSON = new ObjectMapper();

    SdkContent {
        texts = List.copyOf(texts);
        arguments = arguments.stream().map(SdkContent::spelledAlike).toList();
    }

    private static String spelledAlike(String argument) {
        try {
            JsonNode parsed = JSON.readTree(argument);
            return parsed.isContainerNode() ? parsed.toString() : argument;
        } catch (JsonProcessingException none) {
            return argument;
        }
    }

    /** Whether all of {@code other} is here; there may be more, such as what the last event alone shows. */
    boolean holds(SdkContent other) {
        return texts.containsAll(other.texts) && arguments.containsAll(other.arguments);
    }

    /** Joins the pieces of a stream by the choice and the call that they belong to. */
    static final class Pieces {

        private static final long MOST_CALLS = 1000;

        private final TreeMap<Long, StringBuilder> texts = new TreeMap<>();
        private final TreeMap<Long, StringBuilder> arguments = new TreeMap<>();

        void text(long choice, String piece) {
            texts.computeIfAbsent(choice, key -> new StringBuilder()).append(piece);
        }

        void argument(long choice, long call, String piece) {
            arguments
                    .computeIfAbsent(choice * MOST_CALLS + call, key -> new StringBuilder())
                    .append(piece);
        }

        SdkContent content() {
            return new SdkContent(joined(texts.values()), joined(arguments.values()));
        }

        private static List<String> joined(Collection<StringBuilder> pieces) {
            return pieces.stream()
                    .map(StringBuilder::toString)
                    .filter(piece -> !piece.isEmpty())
                    .toList();
        }
    }
}
