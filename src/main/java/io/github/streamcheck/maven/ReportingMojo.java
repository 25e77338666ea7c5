package io.github.streamcheck.maven;

import io.github.streamcheck.baseline.Compared;
import io.github.streamcheck.config.ConfigReader;
import io.github.streamcheck.config.InvalidPlanException;
import io.github.streamcheck.config.Problems;
import io.github.streamcheck.plan.BaselineConfig;
import io.github.streamcheck.plan.Redactor;
import io.github.streamcheck.report.ReportFiles;
import io.github.streamcheck.report.ReportFolders;
import io.github.streamcheck.report.ReportWriter;
import io.github.streamcheck.result.Environment;
import io.github.streamcheck.result.RunIdentity;
import io.github.streamcheck.result.RunResult;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/** The parameters and steps that goals with a verdict share: the run's identity, its thresholds, and its reports. */
abstract class ReportingMojo extends StreamcheckMojo {

    /**
     * The id of the run. By default a new one. With {@code shard} it is required, and must be the same for all parts.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.runId")
    private @Nullable String runId;

    /**
     * The limits of the figures. There is one element per metric, and in it one per statistic; {@code level="warn"} makes it a
     * warning. Without any, every stream must succeed. On the command line, for example,
     * {@code -Dstreamcheck.thresholds.ttft.p95=800ms}.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration thresholds;

    /**
     * The file of recorded runs with which this run is compared. The goal {@code baseline} writes it. By default
     * {@code src/test/streamcheck/baseline.json}, if it exists.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.baselineFile")
    private @Nullable File baselineFile;

    /**
     * The relative slowdown that is still accepted, compared with earlier runs or {@code compareWith}, such as {@code 10%}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.baselineTolerance", defaultValue = "10%")
    private String baselineTolerance = BaselineConfig.DEFAULT_TOLERANCE;

    /**
     * The metrics whose regression fails the build: any of {@code ttft}, {@code tpot}, {@code tps} (medians) and
     * {@code successRate}, or {@code none}. A regression of another metric is only a warning.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.baselineMetrics", defaultValue = "ttft,tpot,successRate")
    private List<String> baselineMetrics = List.of("ttft", "tpot", "successRate");

    /**
     * The folder for the reports. Each execution has a folder of its own in it. With {@code shard}, that folder is within one
     * of the shard, such as {@code shard-2}, so that shards may share a disk.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.outputDirectory", defaultValue = "${project.build.directory}/streamcheck")
    private @Nullable File outputDirectory;

    /**
     * The reports to write: {@code text}, {@code json}, {@code html}, {@code junit}, {@code hlog}, {@code markdown} and
     * {@code openmetrics}. By default, all but the last two. {@code report.json} is always written, since {@code check} reads
     * it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.reports")
    private List<String> reports = List.of();

    /**
     * Whether a build in GitHub Actions gets annotations and a job summary.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.githubActions", defaultValue = "true")
    private boolean githubActions = true;

    /**
     * Whether a violation fails the build.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.failOnViolation", defaultValue = "true")
    private boolean failOnViolation = true;

    /**
     * Lets the build continue after a violation, as it does after a failed test.
     *
     * @since 0.1.0
     */
    @Parameter(property = "maven.test.failure.ignore", defaultValue = "false")
    private boolean testFailureIgnore;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private @Nullable MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private @Nullable MojoExecution execution;

    /** The run's name within its build, which is also the name of its folder of reports. */
    String runName() {
        return execution().getExecutionId();
    }

    /** The run's id, as far as the user gave it. */
    final @Nullable String runId() {
        return runId;
    }

    /** The thresholds that the user gave, by path. */
    final Map<String, String> thresholds(Problems problems) {
        return ElementTree.flatten("thresholds", thresholds, session().getUserProperties(), getLog(), problems);
    }

    /** How the run is compared with earlier ones; {@code runner} is the machine's name. */
    final BaselineConfig baseline(ConfigReader check, String runner) {
        return check.baseline(
                BaselineParameters.file(baselineFile, folder()),
                baselineFile != null,
                baselineTolerance,
                baselineMetrics,
                Compared.metrics(),
                runner);
    }

    /** Whether the build goes on even if the verdict is a fail. */
    final boolean isTolerated() {
        return testFailureIgnore || !failOnViolation;
    }

    final List<ReportWriter> writers(Problems problems) {
        return ReportChoice.of(reports, problems);
    }

    /** Deletes the reports of an older run, and lets this build's {@code check} expect a report of this one. */
    final void begin(RunIdentity run) throws MojoExecutionException {
        Path folder = reportFolder(run);
        clear(folder, run.executionId());
        buildContext().addRun(new BuildContext.Run(run.executionId(), run.id(), folder.toString()));
    }

    /** Writes the reports of a run and logs its verdict. */
    final RunOutcome publish(RunResult report, Redactor redactor, List<ReportWriter> writers)
            throws MojoExecutionException {
        RunOutcome outcome = new RunOutcome(report, reportFolder(report.run()), redactor, getLog());
        outcome.publish(
                writers, githubActions ? GithubActions.here(System.getenv(), redactor, System.out) : Optional.empty());
        return outcome;
    }

    private static void clear(Path folder, String executionId) throws MojoExecutionException {
        try {
            new ReportFiles(folder, Redactor.NONE).clear(executionId);
        } catch (IOException problem) {
            throw new MojoExecutionException(
                    "outputDirectory: can't write reports to " + folder + " (" + problem
                            + "); make the folder writable, or set another with -Dstreamcheck.outputDirectory",
                    problem);
        }
    }

    static void refuse(Problems problems) throws MojoExecutionException {
        if (!problems.isEmpty()) {
            InvalidPlanException invalid = new InvalidPlanException(problems.list());
            throw new MojoExecutionException(invalid.getMessage(), invalid);
        }
    }

    /** The folder against which relative paths are resolved. */
    final Path folder() {
        MavenProject project = session().getCurrentProject();
        File folder = project == null ? null : project.getBasedir();
        return folder == null ? Path.of("").toAbsolutePath() : folder.toPath();
    }

    final Environment environment() {
        return Environment.here(
                execution().getVersion(),
                "Maven " + session().getSystemProperties().getProperty("maven.version", "unknown"));
    }

    /** The folder of a run's reports. */
    final Path reportFolder(RunIdentity run) {
        return reportFolders().of(run.executionId(), run.shard());
    }

    /** The folder of this execution's reports, if it makes a whole run. */
    final Path reportFolder() {
        return reportFolders().of(runName(), Optional.empty());
    }

    /** The folders of all executions' reports. */
    final ReportFolders reportFolders() {
        // Without a POM, Maven leaves the project's folder unresolved.
        boolean unresolved =
                outputDirectory == null || outputDirectory.getPath().contains("${");
        File folder =
                unresolved ? new File(session().getExecutionRootDirectory(), "target/streamcheck") : outputDirectory;
        return new ReportFolders(Objects.requireNonNull(folder).toPath().toAbsolutePath());
    }

    final MavenSession session() {
        return Objects.requireNonNull(session, "Maven sets the session");
    }

    final MojoExecution execution() {
        return Objects.requireNonNull(execution, "Maven sets the execution");
    }
}
