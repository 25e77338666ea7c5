package io.github.streamcheck.maven;

import io.github.streamcheck.plan.Redactor;
import io.github.streamcheck.report.ConsoleSummary;
import io.github.streamcheck.report.JsonReport;
import io.github.streamcheck.report.MarkdownReport;
import io.github.streamcheck.report.ReportFiles;
import io.github.streamcheck.report.ReportWriter;
import io.github.streamcheck.result.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** Turns the result of a run into reports, log lines and the build's success or failure. */
final class RunOutcome {

    private final RunResult report;
    private final Path folder;
    private final Redactor redactor;
    private final Log log;

    /** {@code redactor} removes secrets from everything that is written or logged. */
    RunOutcome(RunResult report, Path folder, Redactor redactor, Log log) {
        this.report = report;
        this.folder = folder;
        this.redactor = redactor;
        this.log = log;
    }

    /**
     * Writes the reports and logs the verdict. If a report can't be written, the verdict is still logged and the other reports
     * are still written. Only if the report that {@code check} reads back is missing does this throw.
     *
     * @param github gets the verdict too, if the build runs there
     */
    void publish(List<ReportWriter> writers, Optional<GithubActions> github) throws MojoExecutionException {
        ReportFiles.Written written = new ReportFiles(folder, redactor).write(report, writers);
        new ConsoleSummary(report, Terminal.settings(System.getenv()))
                        .lines(ReportFiles.first(folder)
                                .or(() -> written.files().stream().findFirst()))
                        .stream()
                        .map(redactor::redact)
                        .forEach(log::info);
        written.problems().forEach(log::error);
        github.ifPresent(this::publish);
        Path needed = folder.resolve(JsonReport.FILE_NAME);
        if (!written.files().contains(needed)) {
            throw new MojoExecutionException(
                    written.problems().stream().findFirst().orElse("there is no " + needed));
        }
    }

    private void publish(GithubActions actions) {
        try {
            actions.publish(report.verdict(), Optional.of(new MarkdownReport().render(report)));
        } catch (IOException problem) {
            log.error("can't write the summary of the job: " + problem);
        }
    }

    /** Fails the build on a violation. A broken run says nothing about the server, so no switch tolerates it. */
    void decide() throws MojoExecutionException, MojoFailureException {
        if (report.verdict().isPass()) {
            return;
        }
        String message = redactor.redact(FailureMessage.of(report.verdict(), folder));
        if (report.verdict().isBroken()) {
            throw new MojoExecutionException(message);
        }
        if (!report.run().tolerated()) {
            throw new MojoFailureException(message);
        }
        log.warn("the build continues, because failOnViolation=false or maven.test.failure.ignore is set");
    }
}
