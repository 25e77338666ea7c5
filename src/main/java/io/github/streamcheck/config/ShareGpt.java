package io.github.streamcheck.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import io.github.streamcheck.plan.Prompt;
import io.github.streamcheck.text.Json;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Recorded conversations in the form of ShareGPT: {@code {"conversations": [{"from": "human", "value": "Hello"}]}}. What a person said
 * becomes the turns, the first text of {@code system} the system message. What was answered is not asked for.
 */
final class ShareGpt {

    /** What such a file is. */
    static final String EXPECTED = "one array of conversations with a turn of \"human\", such as"
            + " [{\"conversations\": [{\"from\": \"human\", \"value\": \"Hello\"}]}]; objects of one line each go into a .jsonl file";

    /** No more are kept of a file, which may have hundreds of megabytes. */
    static final int MOST = 10_000;

    private static final Set<String> HUMAN = Set.of("human", "user");

    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    private ShareGpt() {}

    /** Whether it is such a conversation, with or without turns. */
    static boolean is(Map<String, Object> members) {
        return members.get("conversations") instanceof List<?>;
    }

    /**
     * The turns of one conversation; empty if a person said nothing in it.
     *
     * @param number which one of its file it is, from 1
     * @param place where in its file it is, such as {@code line 7}
     */
    static Optional<Prompt> prompt(Map<String, Object> members, int number, String place) {
        if (!(members.get("conversations") instanceof List<?> said)) {
            return Optional.empty();
        }
        List<Map<String, Object>> turns = texts(said, HUMAN)
                .map(text -> Map.<String, Object>of("role", "user", Prompt.CONTENT, text))
                .toList();
        if (turns.isEmpty()) {
            return Optional.empty();
        }
        List<Map<String, Object>> first = new ArrayList<>();
        texts(said, Set.of("system"))
                .findFirst()
                .ifPresent(text -> first.add(Map.of("role", "system", Prompt.CONTENT, text)));
        first.add(turns.get(0));
        Prompt.Conversation now = new Prompt.Conversation(first, Map.of(), number);
        return Optional.of(new Prompt.Turns(now, turns.subList(1, turns.size()), 1, place));
    }

    private static Stream<String> texts(List<?> said, Set<String> speakers) {
        return said.stream()
                .flatMap(each -> each instanceof Map<?, ?> message ? Stream.of(message) : Stream.empty())
                .filter(message -> message.get("from") instanceof String from && speakers.contains(from))
                .flatMap(message -> message.get("value") instanceof String text ? Stream.of(text) : Stream.empty())
                .filter(text -> !text.isBlank());
    }

    /**
     * Reads the first {@link #MOST} conversations in which a person said something, and nothing after them. One at a time is in
     * memory as a whole.
     *
     * @param text one array, without a byte order mark
     * @return none if there is none, or if it is no array
     * @throws JsonProcessingException if it is no JSON
     */
    static List<Prompt> read(Reader text) throws IOException {
        List<Prompt> prompts = new ArrayList<>();
        try (JsonParser parser = Json.MAPPER.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return List.of();
            }
            int number = 0;
            while (prompts.size() < MOST && parser.nextToken() != JsonToken.END_ARRAY) {
                number++;
                if (parser.currentToken() == JsonToken.START_OBJECT) {
                    Map<String, Object> members = Json.MAPPER.readValue(parser, MEMBERS);
                    prompt(members, number, "conversation " + number).ifPresent(prompts::add);
                } else if (parser.currentToken() == null) {
                    return List.of();
                } else {
                    parser.skipChildren();
                }
            }
        }
        return prompts;
    }
}
