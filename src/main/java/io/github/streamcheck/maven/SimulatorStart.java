package io.github.streamcheck.maven;

import io.github.streamcheck.config.InvalidPlanException;
import io.github.streamcheck.config.Problems;
import io.github.streamcheck.plan.Secret;
import io.github.streamcheck.simulator.Simulator;
import io.github.streamcheck.simulator.SimulatorSettings;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/** Starts a simulator from the parameter {@code simulator}, for the goals that have one. */
final class SimulatorStart {

    private static final String SERVER_ID = "serverId";
    private static final String API_KEY_ENV = "apiKeyEnv";

    private final MavenSession session;
    private final SettingsDecrypter decrypter;
    private final Log log;

    SimulatorStart(MavenSession session, SettingsDecrypter decrypter, Log log) {
        this.session = session;
        this.decrypter = decrypter;
        this.log = log;
    }

    Simulator start(@Nullable PlexusConfiguration configured) throws MojoExecutionException {
        SimulatorSettings settings = settings(configured);
        try {
            return Simulator.start(settings);
        } catch (IOException problem) {
            throw new MojoExecutionException(
                    "streamcheck: the simulator can't listen on " + settings.host() + " port " + settings.port() + " ("
                            + problem.getMessage()
                            + "); set another with -Dstreamcheck.simulator.port, where 0 means a"
                            + " free one",
                    problem);
        }
    }

    private SimulatorSettings settings(@Nullable PlexusConfiguration configured) throws MojoExecutionException {
        Problems problems = new Problems();
        Map<String, String> elements =
                ElementTree.flatten("simulator", configured, session.getUserProperties(), log, problems);
        Credentials credentials = new Credentials(session.getSettings(), decrypter, System.getenv(), log);
        Optional<Secret> key = credentials.key(elements.remove(SERVER_ID), elements.remove(API_KEY_ENV), problems);
        SimulatorSettings settings = SimulatorParameters.parse(elements, problems);
        try {
            problems.throwIfAny();
        } catch (InvalidPlanException invalid) {
            throw new MojoExecutionException(invalid.getMessage(), invalid);
        }
        return key.map(secret -> settings.withApiKey(secret.reveal())).orElse(settings);
    }
}
