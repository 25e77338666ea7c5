package io.github.streamcheck.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

@MojoTest
class StartStopMojoTest {

    private final Map<String, Object> context = new HashMap<>();
    private final MavenProject project = new MavenProject();

    private List<String> prepare(StartMojo start) {
        start.setPluginContext(context);
        Mojos.set(start, "session", Mojos.session());
        Mojos.set(start, "project", project);
        return Mojos.listen(start);
    }

    private String property(String name) {
        return project.getProperties().getProperty(name, "");
    }

    private void stop() throws Exception {
        StopMojo stop = new StopMojo();
        stop.setPluginContext(context);
        Mojos.listen(stop);
        stop.run();
    }

    @Test
    @InjectMojo(goal = "start", pom = "<project/>")
    void theSimulatorListensFromStartToStop(StartMojo start) throws Exception {
        prepare(start);
        start.execute();
        URI uri = URI.create(property("streamcheck.baseUrl"));
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            assertThat(socket.isConnected()).isTrue();
        }
        stop();

        assertThatThrownBy(() -> new Socket(uri.getHost(), uri.getPort()).close())
                .isInstanceOf(ConnectException.class);
    }

    @Test
    @InjectMojo(goal = "start", pom = "<project/>")
    void theUsersServerIsLeftAlone(StartMojo start) throws Exception {
        List<String> log = prepare(start);
        project.getProperties().setProperty("streamcheck.baseUrl", "http://mine");
        start.execute();
        stop();

        assertThat(property("streamcheck.baseUrl")).isEqualTo("http://mine");
        assertThat(property("streamcheck.simulatorUrl")).startsWith("http://127.0.0.1:");
        assertThat(log).contains("streamcheck.baseUrl is not changed: http://mine");
    }

    @Test
    @InjectMojo(goal = "start", pom = "<project/>")
    void aSecondStartIsAMistakeThatCostsNothing(StartMojo start) throws Exception {
        prepare(start);
        start.execute();
        assertThatThrownBy(start::execute).isInstanceOf(MojoExecutionException.class);
        URI uri = URI.create(property("streamcheck.baseUrl"));
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            assertThat(socket.isConnected()).isTrue();
        }
        stop();
    }

    @Test
    void withoutAStartThereIsNothingToStop() throws Exception {
        StopMojo stop = new StopMojo();
        stop.setPluginContext(context);
        List<String> log = Mojos.listen(stop);
        stop.run();

        assertThat(log).containsExactly("no simulator is running");
    }
}
