package io.github.streamcheck.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.streamcheck.plan.Redactor;
import io.github.streamcheck.report.MarkdownReport;
import io.github.streamcheck.result.RunResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a build shows of a run beside its log and its reports, for tests of other packages. */
public final class BuildLog {

    private BuildLog() {}

    /** The lines that GitHub Actions reads as commands; the summary of the job goes to {@code summary}. */
    public static List<String> github(RunResult report, Redactor redactor, Path summary) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Map<String, String> environment = Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString());
        GithubActions.here(environment, redactor, new PrintStream(bytes, true, UTF_8))
                .orElseThrow()
                .publish(report.verdict(), Optional.of(new MarkdownReport().render(report)));
        return bytes.toString(UTF_8).lines().toList();
    }

    /** The message with which a build fails. */
    public static List<String> failure(RunResult report, Redactor redactor, Path reports) {
        return redactor.redact(FailureMessage.of(report.verdict(), reports))
                .lines()
                .toList();
    }
}
