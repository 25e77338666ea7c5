package io.github.streamcheck.maven;

import io.github.streamcheck.baseline.Baseline;
import io.github.streamcheck.baseline.BaselineFile;
import io.github.streamcheck.baseline.RecordedRun;
import io.github.streamcheck.report.ReportFolders;
import io.github.streamcheck.report.StoredReport;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Records the last runs of {@code verify} in {@code baselineFile}, up to ten of each execution. Later runs are compared with
 * them. No other goal writes that file.
 *
 * @since 0.1.0
 */
@Mojo(name = "baseline", threadSafe = true)
public final class BaselineMojo extends StreamcheckMojo {

    /**
     * The file to write. By default {@code src/test/streamcheck/baseline.json}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.baselineFile")
    private @Nullable File baselineFile;

    /**
     * The folder of the reports. Each execution has a folder of its own in it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.outputDirectory", defaultValue = "${project.build.directory}/streamcheck")
    private @Nullable File outputDirectory;

    /**
     * The executions to record. By default, all that have a report.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.baselineExecutions")
    private List<String> baselineExecutions = List.of();

    /**
     * Whether failed and incomplete runs are recorded too, for example after a change that is intended to be slower.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.baselineOfFailed", defaultValue = "false")
    private boolean baselineOfFailed;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private @Nullable MavenProject project;

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        Path file = BaselineParameters.file(
                baselineFile,
                Objects.requireNonNull(project, "Maven sets the project")
                        .getBasedir()
                        .toPath());
        List<Path> folders = folders();
        List<String> refused = new ArrayList<>();
        try {
            Baseline before = read(file);
            Baseline after = before;
            for (Path folder : folders) {
                after = record(after, folder, refused);
            }
            if (!after.equals(before)) {
                new BaselineFile(file).write(after);
                getLog().info("baseline: " + file);
            }
        } catch (IOException problem) {
            throw new MojoExecutionException(
                    "streamcheck: can't record the baseline: " + problem.getMessage(), problem);
        }
        if (!refused.isEmpty()) {
            throw new MojoFailureException("streamcheck: not recorded: " + String.join("; ", refused)
                    + "; to record them anyway, set -Dstreamcheck.baselineOfFailed=true");
        }
    }

    private static Baseline read(Path file) throws MojoExecutionException {
        try {
            return new BaselineFile(file).read().orElse(Baseline.EMPTY);
        } catch (IOException problem) {
            throw new MojoExecutionException(
                    "streamcheck: "
                            + BaselineParameters.unreadable(file, problem).message(),
                    problem);
        }
    }

    private List<Path> folders() throws MojoExecutionException {
        Path reports =
                Objects.requireNonNull(outputDirectory, "it has a default").toPath();
        try {
            List<Path> folders = new ReportFolders(reports)
                    .executions().stream()
                            .filter(folder -> baselineExecutions.isEmpty()
                                    || baselineExecutions.contains(
                                            folder.getFileName().toString()))
                            .toList();
            List<String> missing = new ArrayList<>(baselineExecutions);
            missing.removeAll(folders.stream()
                    .map(folder -> folder.getFileName().toString())
                    .toList());
            if (folders.isEmpty() || !missing.isEmpty()) {
                throw new MojoExecutionException("streamcheck: there is no report to record in " + reports
                        + (missing.isEmpty() ? "" : " of " + String.join(", ", missing))
                        + "; run the goal verify first");
            }
            return folders;
        } catch (IOException problem) {
            throw new MojoExecutionException("streamcheck: can't list " + reports + ": " + problem, problem);
        }
    }

    private Baseline record(Baseline baseline, Path folder, List<String> refused) throws IOException {
        String execution = folder.getFileName().toString();
        StoredReport report = StoredReport.read(folder);
        if (report.recorded().isEmpty()) {
            refused.add(execution + ", whose report contains no run");
            return baseline;
        }
        RecordedRun run = report.recorded().get();
        if (baseline.has(execution, run.runId())) {
            getLog().info(execution + ": run " + run.runId() + " has already been recorded");
            return baseline;
        }
        boolean sound = report.isPass() && !report.partial() && report.measured() > 0;
        if (!sound && !baselineOfFailed) {
            refused.add(execution + ", whose run " + run.runId() + (report.partial() ? " is partial" : " failed"));
            return baseline;
        }
        Baseline more = baseline.with(execution, run);
        getLog().info(execution + ": recorded run " + run.runId() + ", "
                + more.runs(execution).size() + " of up to " + Baseline.MOST_RUNS);
        return more;
    }
}
