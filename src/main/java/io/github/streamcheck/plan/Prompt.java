package io.github.streamcheck.plan;

import io.github.streamcheck.text.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a model is asked in one stream. Implementations are immutable. */
public sealed interface Prompt {

    /** The member of a message that holds what is said. */
    String CONTENT = "content";

    /** All texts in it, in order, joined by line ends; empty if it has none. */
    String text();

    /** Its messages in the form of OpenAI's chats: at least one. */
    List<Map<String, Object>> messages();

    /** What it asks for beside its messages, as members of the request in OpenAI's form, such as {@code tools}; may be none. */
    default Map<String, Object> parameters() {
        return Map.of();
    }

    /** How many tokens may be generated for it, 1 or more; empty for as many as the run allows. */
    default OptionalInt maxTokens() {
        return OptionalInt.empty();
    }

    /** The same, for which at most {@code tokens} may be generated, 1 or more. */
    Prompt limitedTo(int tokens);

    /** The same with {@code marker} at the beginning of its first text. */
    Prompt marked(String marker);

    /** Whether it is one text of a user and nothing else. */
    boolean isText();

    /** Which turn of its conversation it is, from 1. */
    default int turn() {
        return 1;
    }

    /** What the user says in the turns after it, in the form of messages; none if it is the last one. */
    default List<Map<String, Object>> further() {
        return List.of();
    }

    /**
     * The next turn: the same messages, the model's answer, and what the user says then; empty if it is the last one.
     *
     * @param answer the text that the model answered
     */
    default Optional<Prompt> next(String answer) {
        return Optional.empty();
    }

    /** Where in its file it is, such as {@code line 7}; empty if that is not known. */
    default Optional<String> place() {
        return Optional.empty();
    }

    /**
     * One text of a user.
     *
     * @param maxTokens how many tokens may be generated for it, 1 or more; empty for as many as the run allows
     */
    record Text(String text, OptionalInt maxTokens) implements Prompt {

        /** A text with no limit of its own. */
        public Text(String text) {
            this(text, OptionalInt.empty());
        }

        @Override
        public List<Map<String, Object>> messages() {
            return List.of(Map.of("role", "user", CONTENT, text));
        }

        @Override
        public Text limitedTo(int tokens) {
            return new Text(text, OptionalInt.of(tokens));
        }

        @Override
        public Prompt marked(String marker) {
            return new Text(marker + text, maxTokens);
        }

        @Override
        public boolean isText() {
            return true;
        }
    }

    /**
     * Messages with all that belongs to them: roles, parts, calls of tools.
     *
     * @param messages as they were given; at least one
     * @param parameters what is asked for beside them
     * @param line where they are in their file, from 1
     * @param maxTokens how many tokens may be generated for them, 1 or more; empty for as many as the run allows
     */
    record Conversation(
            List<Map<String, Object>> messages, Map<String, Object> parameters, int line, OptionalInt maxTokens)
            implements Prompt {

        private static final String PART_TEXT = "text";

        public Conversation {
            messages = List.copyOf(messages);
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }

        /** A conversation with no limit of its own. */
        public Conversation(List<Map<String, Object>> messages, Map<String, Object> parameters, int line) {
            this(messages, parameters, line, OptionalInt.empty());
        }

        @Override
        public String text() {
            return messages.stream().flatMap(Conversation::texts).collect(Collectors.joining("\n"));
        }

        private static Stream<String> texts(Map<String, Object> message) {
            return message.get(CONTENT) instanceof List<?> parts
                    ? parts.stream()
                            .flatMap(part -> part instanceof Map<?, ?> members ? Stream.of(members) : Stream.empty())
                            .flatMap(part -> text(part, PART_TEXT))
                    : text(message, CONTENT);
        }

        private static Stream<String> text(Map<?, ?> members, String name) {
            return members.get(name) instanceof String text ? Stream.of(text) : Stream.empty();
        }

        @Override
        public Conversation limitedTo(int tokens) {
            return new Conversation(messages, parameters, line, OptionalInt.of(tokens));
        }

        @Override
        public Conversation marked(String marker) {
            List<Map<String, Object>> all = new ArrayList<>(messages);
            for (int index = 0; index < all.size(); index++) {
                Map<String, Object> message = all.get(index);
                if (texts(message).findFirst().isPresent()) {
                    all.set(index, marked(message, marker));
                    break;
                }
            }
            return new Conversation(all, parameters, line, maxTokens);
        }

        private static Map<String, Object> marked(Map<String, Object> message, String marker) {
            if (message.get(CONTENT) instanceof List<?> parts) {
                List<Object> all = new ArrayList<>(parts);
                for (int index = 0; index < all.size(); index++) {
                    if (all.get(index) instanceof Map<?, ?> part && part.get(PART_TEXT) instanceof String text) {
                        all.set(index, with(part, PART_TEXT, marker + text));
                        break;
                    }
                }
                return with(message, CONTENT, all);
            }
            return with(message, CONTENT, marker + message.get(CONTENT));
        }

        private static Map<String, Object> with(Map<?, ?> members, String name, Object value) {
            Map<String, Object> changed = Json.members(members);
            changed.put(name, value);
            return Collections.unmodifiableMap(changed);
        }

        @Override
        public boolean isText() {
            return false;
        }

        @Override
        public Optional<String> place() {
            return Optional.of("line " + line);
        }
    }

    /**
     * A conversation whose turns are asked one after another, each with the answers before it.
     *
     * @param now what is asked in this turn, with all that was said before it
     * @param further what the user says in the turns after it
     * @param turn which turn it is, from 1
     * @param at where it is in its file, such as {@code line 7}
     */
    record Turns(Conversation now, List<Map<String, Object>> further, int turn, String at) implements Prompt {

        public Turns {
            further = List.copyOf(further);
        }

        @Override
        public String text() {
            return now.text();
        }

        @Override
        public List<Map<String, Object>> messages() {
            return now.messages();
        }

        @Override
        public Map<String, Object> parameters() {
            return now.parameters();
        }

        @Override
        public OptionalInt maxTokens() {
            return now.maxTokens();
        }

        @Override
        public Turns limitedTo(int tokens) {
            return new Turns(now.limitedTo(tokens), further, turn, at);
        }

        /** Marked where it begins, so that all turns of a conversation begin alike. */
        @Override
        public Turns marked(String marker) {
            return new Turns(now.marked(marker), further, turn, at);
        }

        @Override
        public boolean isText() {
            return false;
        }

        @Override
        public Optional<Prompt> next(String answer) {
            if (further.isEmpty()) {
                return Optional.empty();
            }
            List<Map<String, Object>> all = new ArrayList<>(now.messages());
            all.add(Map.of("role", "assistant", CONTENT, answer));
            all.add(further.get(0));
            return Optional.of(new Turns(
                    new Conversation(all, now.parameters(), now.line(), now.maxTokens()),
                    further.subList(1, further.size()),
                    turn + 1,
                    at));
        }

        @Override
        public Optional<String> place() {
            return Optional.of(at);
        }
    }
}
