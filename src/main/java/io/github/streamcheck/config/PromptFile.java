package io.github.streamcheck.config;

import io.github.streamcheck.plan.Prompt;
import io.github.streamcheck.text.Json;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads prompts from a file in UTF-8: each line is a prompt, or, in a {@code .jsonl} file, each line is a JSON object with
 * {@code prompt} or {@code text}, which are texts, or {@code messages} in the form of OpenAI's chats, which are sent as they are.
 * {@code system} beside them is their first message. Such an object may also be the {@code body} of one, as in the files of OpenAI's
 * Batch API. Blank lines are skipped.
 */
final class PromptFile {

    private static final String OBJECT =
            "a JSON object with \"prompt\" or \"text\", which hold a text, or with \"messages\","
                    + " each with a role and not all without content, such as {\"prompt\": \"Hello\"}";

    /** What would change the answer, and is the same for all streams of a run. */
    private static final List<String> OF_ALL_STREAMS =
            List.of("tools", "tool_choice", "functions", "function_call", "response_format");

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
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            // A FIFO or a device may never end.
            problems.add(parameter, file.toString(), "a regular file");
            return List.of();
        }
        try {
            String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
            boolean json = name.endsWith(".jsonl") || name.endsWith(".ndjson");
            return parse(Files.readString(file, StandardCharsets.UTF_8), json);
        } catch (NoSuchFileException missing) {
            problems.add(parameter, file.toString(), "a file that exists");
        } catch (CharacterCodingException malformed) {
            problems.add(parameter, file.toString(), "a file in UTF-8");
        } catch (IOException unreadable) {
            problems.add(parameter, file.toString(), "a file that can be read (" + unreadable + ")");
        }
        return List.of();
    }

    private List<Prompt> parse(String content, boolean json) {
        List<Prompt> prompts = new ArrayList<>();
        int wrong = 0;
        int number = 0;
        // A byte order mark is no part of the first prompt.
        for (String line : content.replaceFirst("^\\uFEFF", "").lines().toList()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            Optional<Map<String, Object>> object = json ? object(line) : Optional.of(Map.of("prompt", line.strip()));
            int at = number;
            Optional<Prompt> prompt = object.flatMap(members -> prompt(members, at));
            Optional<String> expected = prompt.isEmpty()
                    ? Optional.of(OBJECT)
                    : object.flatMap(PromptFile::unsent)
                            .map(name -> "no \"" + name + "\" beside the messages; it goes into requestParameters");
            if (expected.isPresent() && wrong++ < MAX_PROBLEMS) {
                problems.add(parameter, file.getFileName() + " line " + number + ": " + line, expected.get());
            }
            prompt.ifPresent(prompts::add);
        }
        if (prompts.isEmpty() && wrong == 0) {
            problems.add(parameter, file.toString(), "a file with prompts in it, but it is empty");
        }
        return wrong == 0 ? prompts : List.of();
    }

    private static Optional<Map<String, Object>> object(String line) {
        return Json.members(line)
                .map(members -> members.get("body") instanceof Map<?, ?> body ? Json.members(body) : members);
    }

    private static Optional<String> unsent(Map<String, Object> members) {
        return OF_ALL_STREAMS.stream().filter(name -> members.get(name) != null).findFirst();
    }

    private static Optional<Prompt> prompt(Map<String, Object> members, int line) {
        return text(members.get("prompt"))
                .or(() -> text(members.get("text")))
                .<Prompt>map(Prompt.Text::new)
                .or(() -> conversation(members, line));
    }

    private static Optional<String> text(@Nullable Object value) {
        return value instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    private static Optional<Prompt> conversation(Map<String, Object> members, int line) {
        List<Map<String, Object>> messages = new ArrayList<>();
        text(members.get("system")).ifPresent(text -> messages.add(Map.of("role", "system", "content", text)));
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
                ? Optional.of(new Prompt.Text(text))
                : Optional.of(new Prompt.Conversation(messages, line));
    }

    private static boolean isContent(@Nullable Object content) {
        return text(content).isPresent() || (content instanceof List<?> parts && !parts.isEmpty());
    }
}
