package io.github.streamcheck.maven;

import io.github.streamcheck.config.ConfigReader;
import io.github.streamcheck.config.Problems;
import io.github.streamcheck.report.BrokenReport;
import io.github.streamcheck.result.RunIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Tests the streaming endpoints of an OpenAI-compatible server: each stream must be complete and well-formed, the first token
 * must arrive in time, and the token counts must be right. Writes reports and, on a violation, fails the build with a message
 * that says what to do.
 *
 * @since 0.1.0
 */
@Mojo(name = "verify", defaultPhase = LifecyclePhase.INTEGRATION_TEST, requiresProject = false, threadSafe = true)
public final class VerifyMojo extends VerificationMojo {

    /**
     * The address of the server, such as {@code http://localhost:8000}, with or without {@code /v1}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.baseUrl")
    private @Nullable String baseUrl;

    /**
     * Whether {@code verify} only records a failure, and {@code check} fails the build after post-integration-test has stopped
     * the server: {@code auto} (if {@code check} follows in this build), {@code always} or {@code never}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "streamcheck.deferFailure", defaultValue = "auto")
    private String deferFailure = "auto";

    private final LifecycleExecutor lifecycle;

    @Inject
    VerifyMojo(SettingsDecrypter decrypter, LifecycleExecutor lifecycle) {
        super(decrypter);
        this.lifecycle = lifecycle;
    }

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        try {
            verify(baseUrl);
        } catch (MojoFailureException violated) {
            if (!isDeferred()) {
                throw violated;
            }
            sayDeferred();
        } catch (MojoExecutionException broken) {
            if (!isDeferred() || !leavesReport(broken)) {
                throw broken;
            }
            getLog().error(broken.getMessage());
            sayDeferred();
        }
    }

    @Override
    boolean isRecorded() {
        return deferral().isAhead("baseline");
    }

    private Deferral deferral() {
        return new Deferral(Deferral.planOf(lifecycle, session()), execution(), getLog());
    }

    private boolean isDeferred() {
        Problems problems = new Problems();
        DeferFailure choice = new ConfigReader(problems).choice("deferFailure", deferFailure, DeferFailure.class);
        problems.list().forEach(problem -> getLog().warn(problem.message() + "; taken as auto"));
        return deferral().isDeferred(choice);
    }

    private void sayDeferred() {
        getLog().warn("the goal check will fail the build, after post-integration-test");
    }

    /** A failure may only wait if {@code check} will find it. */
    private boolean leavesReport(MojoExecutionException broken) {
        try {
            Optional<BuildContext.Run> run = buildContext().run(execution().getExecutionId());
            if (run.isEmpty()) {
                return false;
            }
            RunIdentity identity = new RunIdentity(run.get().runId(), run.get().executionId(), false);
            BrokenReport.write(Path.of(run.get().folder()), identity, String.valueOf(broken.getMessage()));
            return true;
        } catch (IOException problem) {
            return false;
        }
    }

    @Override
    void skipped(String reason) {
        buildContext().addRun(new BuildContext.Run(execution().getExecutionId(), "", reason));
    }
}
