package io.github.streamcheck.maven;

import io.github.streamcheck.maven.BuildContext.Run;
import io.github.streamcheck.report.StoredReport;
import io.github.streamcheck.text.Quantities;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Fails the build if {@code verify} has recorded a failure. It runs after post-integration-test, so the server has been stopped
 * by then. A report that is missing, of another build, partial, unreadable or without streams also fails the build.
 *
 * @since 0.1.0
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends StreamcheckMojo {

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        List<Run> runs = buildContext().listRuns();
        if (runs.isEmpty()) {
            throw new MojoExecutionException(
                    "streamcheck: there is nothing to check, because the goal verify has not run in this"
                            + " build; bind verify too, or remove check");
        }
        for (Run run : runs) {
            if (run.isSkipped()) {
                getLog().info(run.executionId() + " was skipped (" + run.folder() + "), so there is nothing to check");
            } else {
                check(run);
            }
        }
    }

    private void check(Run run) throws MojoExecutionException, MojoFailureException {
        Path folder = Path.of(run.folder());
        StoredReport report = read(folder);
        String about = "streamcheck, execution " + run.executionId();
        if (!report.runId().equals(run.runId())) {
            throw new MojoExecutionException("streamcheck: the report in " + folder + " is of run " + report.runId()
                    + ", not of this build's run " + run.runId() + "; was it overwritten, or restored from a cache?");
        }
        if (report.isOfShard()) {
            throw new MojoExecutionException("streamcheck: the report in " + folder
                    + " covers only one shard of a run; the goal merge judges all shards");
        }
        if (report.isPass() && report.partial()) {
            throw new MojoExecutionException("streamcheck: the report in " + folder + " is partial");
        }
        if (report.isPass() && report.measured() == 0) {
            throw new MojoExecutionException("streamcheck: the report in " + folder + " contains no measured stream");
        }
        if (report.isPass()) {
            getLog().info(run.executionId() + ": pass, " + Quantities.count(report.measured()) + " streams measured");
        } else if (report.isBroken()) {
            throw new MojoExecutionException(FailureMessage.of(about, report.violations(), folder));
        } else if (report.tolerated()) {
            getLog().warn(run.executionId()
                    + ": failed, ignored because failOnViolation=false or maven.test.failure.ignore is set");
        } else {
            throw new MojoFailureException(FailureMessage.of(about, report.violations(), folder));
        }
    }

    private static StoredReport read(Path folder) throws MojoExecutionException {
        try {
            return StoredReport.read(folder);
        } catch (IOException problem) {
            throw new MojoExecutionException(
                    "streamcheck: the report of verify can't be read (" + problem.getMessage() + ")", problem);
        }
    }
}
