package io.github.streamcheck.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Reads prompts from a file in UTF-8: each line is a prompt, or, in a {@code .jsonl} file, each line is a JSON object with
 * {@code prompt}, {@code text}, or {@code messages}, of which the last one counts. Blank lines are skipped.
 */
final class PromptFile {

    private static final String OBJECT =
            "a JSON object with \"prompt\", \"text\" or \"messages\" that hold a text, such as {\"prompt\": \"Hello\"}";

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
    List<String> read() {
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

    private List<String> parse(String content, boolean json) {
        List<String> prompts = new ArrayList<>();
        int wrong = 0;
        int number = 0;
        // A byte order mark is no part of the first prompt.
        for (String line : content.replaceFirst("^\\uFEFF", "").lines().toList()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            Optional<String> prompt = json ? prompt(line) : Optional.of(line.strip());
            if (prompt.isEmpty() && wrong++ < MAX_PROBLEMS) {
                problems.add(parameter, file.getFileName() + " line " + number + ": " + line, OBJECT);
            }
            prompt.ifPresent(prompts::add);
        }
        if (prompts.isEmpty() && wrong == 0) {
            problems.add(parameter, file.toString(), "a file with prompts in it, but it is empty");
        }
        return wrong == 0 ? prompts : List.of();
    }

    private static Optional<String> prompt(String line) {
        try {
            JsonNode object = Json.WHOLE.readTree(line);
            JsonNode messages = object.path("messages");
            return text(object.path("prompt"))
                    .or(() -> text(object.path("text")))
                    .or(() -> text(messages.path(messages.size() - 1).path("content")));
        } catch (JsonProcessingException malformed) {
            return Optional.empty();
        }
    }

    /** Reads a text, or the texts of a message's parts. */
    private static Optional<String> text(JsonNode node) {
        String text = node.isArray()
                ? StreamSupport.stream(node.spliterator(), false)
                        .map(part -> part.path("text").asText())
                        .collect(Collectors.joining())
                : node.isTextual() ? node.asText() : "";
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }
}
