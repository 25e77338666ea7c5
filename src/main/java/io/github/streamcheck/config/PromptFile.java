package io.github.streamcheck.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.streamcheck.plan.Prompt;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads prompts from a file in UTF-8: each line is a prompt, or, in a {@code .jsonl} file, a {@link PromptLine} or one of the
 * recorded {@code conversations} of ShareGPT. A {@code .json} file is one array of the latter. Blank lines are skipped.
 */
final class PromptFile {

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
            Optional<Map<String, Object>> object =
                    json ? PromptLine.object(line) : Optional.of(Map.of("prompt", line.strip()));
            int at = number;
            if (object.filter(ShareGpt::is).isPresent()) {
                // One in which nobody asks anything is as good as a blank line.
                object.flatMap(members -> ShareGpt.prompt(members, at, "line " + at))
                        .ifPresent(prompts::add);
                recorded = true;
                continue;
            }
            Optional<Prompt> prompt = object.flatMap(members -> PromptLine.prompt(members, at));
            Optional<String> expected =
                    prompt.isEmpty() ? Optional.of(PromptLine.EXPECTED) : object.flatMap(PromptLine::mistaken);
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
}
