package io.github.streamcheck.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.streamcheck.verdict.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells GitHub Actions what came of a run: the job's summary, and annotations, which it shows beside the change. Both are <a
 * href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands">workflow commands</a>.
 */
final class GithubActions {

    /** GitHub shows ten of a step, and drops the rest. */
    private static final int MAX_ANNOTATIONS = 10;

    private final Path summary;
    private final PrintStream out;

    private GithubActions(Path summary, PrintStream out) {
        this.summary = summary;
        this.out = out;
    }

    /**
     * GitHub's, if this build runs there.
     *
     * @param environment the process's environment variables
     * @param out what the runner reads: commands have to stand at the beginning of a line, without Maven's prefix
     */
    static Optional<GithubActions> here(Map<String, String> environment, PrintStream out) {
        String file = environment.getOrDefault("GITHUB_STEP_SUMMARY", "");
        if (!"true".equals(environment.get("GITHUB_ACTIONS")) || file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new GithubActions(Path.of(file), out));
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    /**
     * Tells it.
     *
     * @param markdown for the job's summary; empty if there is none
     * @throws IOException if the summary can't be written
     */
    void tell(Verdict verdict, Optional<String> markdown) throws IOException {
        Stream.concat(
                        verdict.violations().stream().map(each -> command("error", each.id(), each.message())),
                        verdict.warnings().stream().map(each -> command("warning", "streamcheck", each)))
                .limit(MAX_ANNOTATIONS)
                .forEach(out::println);
        if (markdown.isPresent()) {
            Files.write(summary, List.of(markdown.get()), UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    private static String command(String level, String title, String message) {
        return "::" + level + " title=" + escape(title).replace(":", "%3A").replace(",", "%2C") + "::"
                + escape(message);
    }

    private static String escape(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
}
