package io.github.streamcheck.config;

import io.github.streamcheck.plan.Prompt;
import io.github.streamcheck.text.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads one prompt from a JSON object: {@code prompt} or {@code text}, which are texts, {@code messages} in the form of OpenAI's chats,
 * which are sent as they are, or {@code turns}, what a user says one after another, as texts or as messages. {@code system} beside them
 * is their first message; {@code tools}, {@code tool_choice} and {@code response_format} beside any prompt are asked for with it.
 */
final class PromptLine {

    /** What else is expected in place of an object without a prompt. */
    static final String EXPECTED =
            "a JSON object with \"prompt\" or \"text\", which hold a text, with \"messages\", each with a role and not"
                    + " all without content, with \"turns\", each a text or a message of the user, or with ShareGPT's \"conversations\","
                    + " such as"
                    + " {\"prompt\": \"Hello\"}";

    /** What a prompt may ask for, and of which type it is. */
    private static final Map<String, Predicate<Object>> PARAMETERS = new TreeMap<>(Map.of(
            "tools", value -> value instanceof List<?> tools && tools.stream().allMatch(Map.class::isInstance),
            "tool_choice", value -> value instanceof String || value instanceof Map,
            "response_format", Map.class::isInstance));

    /** What may not be beside {@code turns}. */
    private static final List<String> OTHERS = List.of("prompt", "text", "messages");

    /** What would change the answer, and is the same for all streams of a run. */
    private static final List<String> OF_ALL_STREAMS = List.of("functions", "function_call");

    private PromptLine() {}

    /** What is asked by a line; empty if it is no object. */
    static Optional<Map<String, Object>> object(String line) {
        return Json.members(line).map(PromptLine::request);
    }

    /** What is asked by a line with these members: of one of OpenAI's Batch API its {@code body}. */
    static Map<String, Object> request(Map<String, Object> members) {
        return members.get("body") instanceof Map<?, ?> body ? Json.members(body) : members;
    }

    /** What else is expected in an object that has a prompt; empty if nothing is wrong. */
    static Optional<String> mistaken(Map<String, Object> members) {
        Optional<String> unsent = OF_ALL_STREAMS.stream()
                .filter(name -> members.get(name) != null)
                .map(name -> "no \"" + name + "\" beside the messages; it goes into requestParameters")
                .findFirst();
        return unsent.or(() -> PARAMETERS.entrySet().stream()
                .filter(each -> members.get(each.getKey()) != null)
                .filter(each -> !each.getValue().test(members.get(each.getKey())))
                .map(each -> "\"" + each.getKey() + "\" as OpenAI's chats have it")
                .findFirst());
    }

    private static Map<String, Object> parameters(Map<String, Object> members) {
        Map<String, Object> asked = new LinkedHashMap<>(members);
        asked.values().removeIf(Objects::isNull);
        asked.keySet().retainAll(PARAMETERS.keySet());
        return asked;
    }

    /**
     * Its prompt; empty if it has none.
     *
     * @param line where it is in its file, from 1
     */
    static Optional<Prompt> prompt(Map<String, Object> members, int line) {
        if (members.get("turns") instanceof List<?> given) {
            return turns(members, given, line);
        }
        return text(members.get("prompt"))
                .or(() -> text(members.get("text")))
                .map(text -> of(text, parameters(members), line))
                .or(() -> conversation(members, line));
    }

    private static Prompt of(String text, Map<String, Object> parameters, int line) {
        Prompt prompt = new Prompt.Text(text);
        return parameters.isEmpty() ? prompt : new Prompt.Conversation(prompt.messages(), parameters, line);
    }

    private static Optional<String> text(@Nullable Object value) {
        return value instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    /** Turns of a conversation, and nothing else that could be asked. */
    private static Optional<Prompt> turns(Map<String, Object> members, List<?> given, int line) {
        if (given.isEmpty() || OTHERS.stream().anyMatch(name -> members.get(name) != null)) {
            return Optional.empty();
        }
        List<Map<String, Object>> said = new ArrayList<>();
        for (Object turn : given) {
            text(turn)
                    .map(text -> Map.<String, Object>of("role", "user", "content", text))
                    .or(() -> ofUser(turn))
                    .ifPresent(said::add);
        }
        if (said.size() < given.size()) {
            return Optional.empty();
        }
        List<Map<String, Object>> first = new ArrayList<>(system(members));
        first.add(said.get(0));
        return Optional.of(new Prompt.Turns(
                new Prompt.Conversation(first, parameters(members), line),
                said.subList(1, said.size()),
                1,
                "line " + line));
    }

    private static Optional<Map<String, Object>> ofUser(@Nullable Object turn) {
        return turn instanceof Map<?, ?> message
                        && "user".equals(message.get("role"))
                        && isContent(message.get("content"))
                ? Optional.of(Json.members(message))
                : Optional.empty();
    }

    private static List<Map<String, Object>> system(Map<String, Object> members) {
        return text(members.get("system"))
                .map(text -> Map.<String, Object>of("role", "system", "content", text))
                .stream()
                .toList();
    }

    private static Optional<Prompt> conversation(Map<String, Object> members, int line) {
        List<Map<String, Object>> messages = new ArrayList<>(system(members));
        if (!(members.get("messages") instanceof List<?> given)) {
            return Optional.empty();
        }
        for (Object each : given) {
            if (!(each instanceof Map<?, ?> message)
                    || text(message.get("role")).isEmpty()) {
                return Optional.empty();
            }
            messages.add(Json.members(message));
        }
        if (messages.stream().map(message -> message.get("content")).noneMatch(PromptLine::isContent)) {
            return Optional.empty();
        }
        Map<String, Object> first = messages.get(0);
        return messages.size() == 1
                        && first.keySet().equals(Set.of("role", "content"))
                        && "user".equals(first.get("role"))
                        && first.get("content") instanceof String text
                ? Optional.of(of(text, parameters(members), line))
                : Optional.of(new Prompt.Conversation(messages, parameters(members), line));
    }

    private static boolean isContent(@Nullable Object content) {
        return text(content).isPresent() || (content instanceof List<?> parts && !parts.isEmpty());
    }
}
