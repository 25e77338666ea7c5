package io.github.streamcheck.maven;

import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Stops the simulator that {@code start} has started.
 *
 * @since 0.1.0
 */
@Mojo(name = "stop", defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST, threadSafe = true)
public final class StopMojo extends StreamcheckMojo {

    @Override
    void run() throws MojoExecutionException {
        Optional<AutoCloseable> simulator = buildContext().takeSimulator();
        if (simulator.isEmpty()) {
            getLog().info("no simulator is running");
            return;
        }
        try {
            simulator.get().close();
            getLog().info("the simulator has stopped");
        } catch (Exception problem) {
            throw new MojoExecutionException("streamcheck: the simulator can't be stopped: " + problem, problem);
        }
    }
}
