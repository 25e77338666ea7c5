package io.github.streamcheck.maven;

import io.github.streamcheck.report.ConsoleSummary;
import io.github.streamcheck.report.JsonReport;
import io.github.streamcheck.report.MarkdownReport;
import io.github.streamcheck.report.ReportFiles;
import io.github.streamcheck.report.ReportWriter;
import io.github.streamcheck.report.RunReport;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** Turns what came of a run into files, log lines and the build's fate. */
final class RunOutcome {

    private final RunReport report;
    private final Path folder;
    private final UnaryOperator<String> redact;
    private final Log log;

    /** {@code redact} takes secrets out of whatever is written or said. */
    RunOutcome(RunReport report, Path folder, UnaryOperator<String> redact, Log log) {
        this.report = report;
        this.folder = folder;
        this.redact = redact;
        this.log = log;
    }

    /**
     * Writes the reports and says the verdict, even if a report can't be written. That costs neither the verdict nor another
     * report, except for the one that the verdict is read back from.
     *
     * @param github is told, too, if the build runs there
     */
    void tell(List<ReportWriter> writers, Optional<GithubActions> github) throws MojoExecutionException {
        ReportFiles.Written written = new ReportFiles(folder, redact).write(report, writers);
        ConsoleSummary summary = new ConsoleSummary(report, consoleCharset(), Colours.emphasis());
        summary.verdict().forEach(log::info);
        written.files().forEach(file -> log.info("report: " + file));
        summary.next().stream().map(redact).forEach(log::info);
        written.problems().forEach(log::error);
        github.ifPresent(this::tell);
        Path needed = folder.resolve(JsonReport.FILE_NAME);
        if (!written.files().contains(needed)) {
            throw new MojoExecutionException(
                    written.problems().stream().findFirst().orElse("there is no " + needed));
        }
    }

    private void tell(GithubActions actions) {
        try {
            String markdown = redact.apply(new MarkdownReport().render(report));
            actions.tell(report.verdict(), Optional.of(markdown));
        } catch (IOException problem) {
            log.error("can't write the summary of the job: " + problem);
        }
    }

    /** Fails the build if it must. A run that was broken says nothing of the server, so no switch tolerates it. */
    void decide() throws MojoExecutionException, MojoFailureException {
        if (report.verdict().isPass()) {
            return;
        }
        String message = redact.apply(FailureMessage.of(report.verdict(), folder));
        if (report.verdict().isBroken()) {
            throw new MojoExecutionException(message);
        }
        if (!report.run().tolerated()) {
            throw new MojoFailureException(message);
        }
        log.warn("the build goes on, since failOnViolation is off or maven.test.failure.ignore is set");
    }

    /** The charset of standard output. From Java 18 on, the default charset is UTF-8 whatever the console can show. */
    private static Charset consoleCharset() {
        String name = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding", ""));
        try {
            return name.isEmpty() ? Charset.defaultCharset() : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Charset.defaultCharset();
        }
    }
}
