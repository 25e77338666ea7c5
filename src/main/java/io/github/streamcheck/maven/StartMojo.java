package io.github.streamcheck.maven;

import io.github.streamcheck.simulator.Simulator;
import java.util.Objects;
import java.util.Properties;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Runs the simulator in the background of the build until {@code stop}. It sets the project's property
 * {@code streamcheck.simulatorUrl} to the simulator's address, and also {@code streamcheck.baseUrl}, unless the user has set
 * that.
 *
 * @since 0.1.0
 */
@Mojo(name = "start", defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST, threadSafe = true)
public final class StartMojo extends StreamcheckMojo {

    static final String BASE_URL = "streamcheck.baseUrl";
    static final String SIMULATOR_URL = "streamcheck.simulatorUrl";

    /**
     * The settings of the simulator: {@code port} (0 means a free one), {@code host}, {@code ttft}, {@code itl},
     * {@code tokens}, {@code slots} (how many answers it generates at the same time), {@code model}, {@code seed}, {@code fault}, {@code faultRate}, {@code dialect} (the format of its
     * metrics), and {@code serverId} or {@code apiKeyEnv} for the key that requests must have. On the command line, for
     * example, {@code -Dstreamcheck.simulator.ttft=200ms}.
     *
     * @since 0.1.0
     */
    @Parameter
    private @Nullable PlexusConfiguration simulator;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private @Nullable MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private @Nullable MavenSession session;

    private final SettingsDecrypter decrypter;

    @Inject
    StartMojo(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    @Override
    void run() throws MojoExecutionException {
        MavenSession build = Objects.requireNonNull(session, "Maven sets the session");
        BuildContext context = buildContext();
        if (context.hasSimulator()) {
            throw new MojoExecutionException(
                    "streamcheck: the simulator of this project is already running; run the goal stop first");
        }
        Simulator started = new SimulatorStart(build, decrypter, getLog()).start(simulator);
        context.putSimulator(started);
        String url = started.baseUri().toString();
        getLog().info("the simulator listens at " + url);
        Properties properties =
                Objects.requireNonNull(project, "Maven sets the project").getProperties();
        properties.setProperty(SIMULATOR_URL, url);
        String given = build.getUserProperties().getProperty(BASE_URL, properties.getProperty(BASE_URL));
        if (given == null) {
            properties.setProperty(BASE_URL, url);
        } else {
            getLog().info(BASE_URL + " is not changed: " + given);
        }
    }
}
