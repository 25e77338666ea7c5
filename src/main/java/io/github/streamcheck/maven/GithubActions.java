package io.github.streamcheck.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.streamcheck.plan.Redactor;
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
 * Reports the result of a run to GitHub Actions: a summary of the job, and annotations, which GitHub shows beside the change.
 * Both are <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands">workflow commands</a>.
 */
final class GithubActions {

    /** GitHub shows ten of a step, and drops the rest. */
    private static final int MAX_ANNOTATIONS = 10;

    private final Path summary;
    private final Redactor redactor;
    private final PrintStream out;

    private GithubActions(Path summary, Redactor redactor, PrintStream out) {
        this.summary = summary;
        this.redactor = redactor;
        this.out = out;
    }

    /**
     * GitHub's, if this build runs there.
     *
     * @param environment the process's environment variables
     * @param redactor removes secrets from everything that is reported
     * @param out what the runner reads: commands have to stand at the beginning of a line, without Maven's prefix
     */
    static Optional<GithubActions> here(Map<String, String> environment, Redactor redactor, PrintStream out) {
        String file = environment.getOrDefault("GITHUB_STEP_SUMMARY", "");
        if (!"true".equals(environment.get("GITHUB_ACTIONS")) || file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new GithubActions(Path.of(file), redactor, out));
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    /**
     * Writes the job's summary and the annotations.
     *
     * @param markdown for the job's summary; empty if there is none
     * @throws IOException if the summary can't be written
     */
    void publish(Verdict verdict, Optional<String> markdown) throws IOException {
        Stream.concat(
                        verdict.violations().stream().map(each -> command("error", each.id(), each.message())),
                        verdict.warnings().stream().map(each -> command("warning", each.id(), each.message())))
                .limit(MAX_ANNOTATIONS)
                .map(redactor::redact)
                .forEach(out::println);
        if (markdown.isPresent()) {
            Files.write(
                    summary,
                    List.of(redactor.redact(markdown.get())),
                    UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
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
