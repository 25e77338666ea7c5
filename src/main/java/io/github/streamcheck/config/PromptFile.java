package io.github.streamcheck.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.streamcheck.plan.Prompt;
import io.github.streamcheck.text.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads prompts from a file in UTF-8: each line is a prompt, or, in a {@code .jsonl} file, each line is a JSON object with
 * {@code prompt} or {@code text}, which are texts, {@code messages} in the form of OpenAI's chats, which are sent as they are, or
 * {@code turns}, what a user says one after another, as texts or as messages, or with {@code conversations} as in the files of
 * ShareGPT. A {@code .json} file is one array of the latter.
 * {@code system} beside them is their first message; {@code tools}, {@code tool_choice} and {@code response_format} beside any prompt are
 * asked for with it. Such an object may also be the {@code body} of one, as in the files of OpenAI's
 * Batch API. Blank lines are skipped.
 */
final class PromptFile {

    private static final String OBJECT =
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

    /** In a file of the wrong kind every line is wrong; the first few are enough. */
    private static final int MAX_PROBLEMS = 3;

    private final String parameter;
    private final Path file;
    private final Problems problems;

    PromptFile(String parameter, Path file, Problems problems) {
        this.parameter = parameter;
        this.file = file;
        this.problems = problems;
    }

    /** Reads the prompts; empty if there is a problem, which has been reported. */
    List<Prompt> read() {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".json")) {
            return TextFile.read(parameter, file, problems, array -> array()).orElse(List.of());
        }
        boolean json = name.endsWith(".jsonl") || name.endsWith(".ndjson");
        return TextFile.read(parameter, file, problems, Files::readString)
                .map(content -> parse(content, json))
                .orElse(List.of());
    }

    private List<Prompt> array() throws IOException {
        try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            text.mark(1);
            if (text.read() != '\uFEFF') {
                text.reset();
            }
            List<Prompt> prompts = ShareGpt.read(text);
            if (prompts.isEmpty()) {
                problems.add(parameter, file.toString(), ShareGpt.EXPECTED);
            }
            return prompts;
        } catch (JsonProcessingException malformed) {
            // What is nested too deeply or too long has no place.
            String line = Optional.ofNullable(malformed.getLocation())
                    .map(at -> " line " + at.getLineNr())
                    .orElse("");
            problems.add(parameter, file + line + ": " + malformed.getOriginalMessage(), ShareGpt.EXPECTED);
            return List.of();
        }
    }

    private List<Prompt> parse(String content, boolean json) {
        List<Prompt> prompts = new ArrayList<>();
        int wrong = 0;
        int number = 0;
        boolean recorded = false;
        // A byte order mark is no part of the first prompt.
        for (String line : content.replaceFirst("^\\uFEFF", "").lines().toList()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            Optional<Map<String, Object>> object = json ? object(line) : Optional.of(Map.of("prompt", line.strip()));
            int at = number;
            if (object.filter(ShareGpt::is).isPresent()) {
                // One in which nobody asks anything is as good as a blank line.
                object.flatMap(members -> ShareGpt.prompt(members, at, "line " + at))
                        .ifPresent(prompts::add);
                recorded = true;
                continue;
            }
            Optional<Prompt> prompt = object.flatMap(members -> prompt(members, at));
            Optional<String> expected = prompt.isEmpty() ? Optional.of(OBJECT) : object.flatMap(PromptFile::mistaken);
            if (expected.isPresent() && wrong++ < MAX_PROBLEMS) {
                problems.add(parameter, file.getFileName() + " line " + number + ": " + line, expected.get());
            }
            prompt.ifPresent(prompts::add);
        }
        if (prompts.isEmpty() && wrong == 0) {
            problems.add(
                    parameter,
                    file.toString(),
                    "a file with prompts in it, but "
                            + (recorded ? "no \"human\" says anything in it" : "it is empty"));
        }
        return wrong == 0 ? prompts : List.of();
    }

    private static Optional<Map<String, Object>> object(String line) {
        return Json.members(line)
                .map(members -> members.get("body") instanceof Map<?, ?> body ? Json.members(body) : members);
    }

    /** What else is expected in a line that has a prompt. */
    private static Optional<String> mistaken(Map<String, Object> members) {
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

    private static Optional<Prompt> prompt(Map<String, Object> members, int line) {
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
        if (messages.stream().map(message -> message.get("content")).noneMatch(PromptFile::isContent)) {
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
