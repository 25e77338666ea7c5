package io.github.streamcheck.maven;

import io.github.streamcheck.simulator.Simulator;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Does what {@code verify} does, but against the built-in simulator. It needs no server and no project.
 *
 * @since 0.1.0
 */
@Mojo(name = "demo", requiresProject = false, threadSafe = true)
public final class DemoMojo extends VerificationMojo {

    /**
     * The settings of the simulator: {@code port} (0 means a free one), {@code host}, {@code ttft}, {@code itl},
     * {@code tokens}, {@code slots} (how many answers it generates at the same time), {@code model}, {@code seed}, {@code fault}, {@code faultRate}, {@code dialect} (the format of its
     * metrics), and {@code serverId} or {@code apiKeyEnv} for the key that requests must have. On the command line, for
     * example, {@code -Dstreamcheck.simulator.fault=done-missing}.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration simulator;

    private final SettingsDecrypter decrypter;

    @Inject
    DemoMojo(SettingsDecrypter decrypter) {
        super(decrypter);
        this.decrypter = decrypter;
    }

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        try (Simulator running = new SimulatorStart(session(), decrypter, getLog()).start(simulator)) {
            getLog().info("the simulator listens at " + running.baseUri());
            verify(running.baseUri().toString());
        }
    }
}
