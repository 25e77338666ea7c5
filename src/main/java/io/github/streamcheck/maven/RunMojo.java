package io.github.streamcheck.maven;

import io.github.streamcheck.simulator.Simulator;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Runs the simulator in the foreground until Ctrl-C.
 *
 * @since 0.1.0
 */
@Mojo(name = "run", requiresProject = false, threadSafe = true)
public final class RunMojo extends AbstractMojo {

    /**
     * The settings of the simulator: {@code port} (0 means a free one), {@code host}, {@code ttft}, {@code itl},
     * {@code tokens}, {@code slots} (how many answers it generates at the same time), {@code model}, {@code seed}, {@code fault}, {@code faultRate}, {@code dialect} (the format of its
     * metrics), and {@code serverId} or {@code apiKeyEnv} for the key that requests must have. On the command line, for
     * example, {@code -Dstreamcheck.simulator.port=8000}.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration simulator;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private @Nullable MavenSession session;

    private final SettingsDecrypter decrypter;

    @Inject
    RunMojo(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    @Override
    public void execute() throws MojoExecutionException {
        MavenSession build = Objects.requireNonNull(session, "Maven sets the session");
        try (Simulator running = new SimulatorStart(build, decrypter, getLog()).start(simulator)) {
            getLog().info("the simulator listens at " + running.baseUri() + "; stop it with Ctrl-C");
            new CountDownLatch(1).await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
