package io.github.streamcheck.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproduceCommandTest {

    @TempDir
    private Path folder = Path.of(".");

    private final MavenSession session = Mojos.session();
    private final MavenExecutionRequest request = session.getRequest();

    @BeforeEach
    void inAFolder() {
        request.setBaseDirectory(folder.toFile());
        request.setGoals(List.of("verify"));
    }

    @Test
    void repeatsTheGoals() {
        assertThat(ReproduceCommand.of(session)).hasValue("mvn verify");
    }

    @Test
    void callsTheWrapperIfThereIsOne() throws IOException {
        Files.createFile(folder.resolve("mvnw"));

        assertThat(ReproduceCommand.of(session)).hasValue("./mvnw verify");
    }

    @Test
    void bringsAllThatTheUserGaveButSecrets() {
        request.getUserProperties().setProperty("streamcheck.streams", "50");
        request.getUserProperties().setProperty("streamcheck.prompt", "Don't; stop");
        request.getUserProperties().setProperty("streamcheck.simulatorUrl", "http://127.0.0.1:9");
        request.getUserProperties().setProperty("streamcheck.baseUrl", "http://127.0.0.1:8");
        request.getUserProperties().setProperty("streamcheck.apiKeyEnv", "MY_KEY");
        request.getUserProperties().setProperty("skipTests", "true");
        request.getUserProperties().setProperty("db.password", "canary-4711");
        request.getUserProperties().setProperty("misplaced", "sk-canary-4711");
        request.addActiveProfile("it");
        request.addInactiveProfile("slow");

        assertThat(ReproduceCommand.of(session))
                .hasValue("mvn verify '-Pit,!slow' -DskipTests=true -Dstreamcheck.apiKeyEnv=MY_KEY"
                        + " -Dstreamcheck.baseUrl=http://127.0.0.1:8 '-Dstreamcheck.prompt=Don'\\''t; stop'"
                        + " -Dstreamcheck.streams=50");
    }

    @Test
    void namesThePomIfItIsAnother() {
        request.setPom(folder.resolve("other.xml").toFile());

        assertThat(ReproduceCommand.of(session)).hasValue("mvn verify -f " + folder.resolve("other.xml"));
    }

    @Test
    void namesTheSettingsIfTheyAreOthers() {
        request.setUserSettingsFile(folder.resolve("settings.xml").toFile());

        assertThat(ReproduceCommand.of(session)).hasValue("mvn verify -s " + folder.resolve("settings.xml"));
    }

    @Test
    void namesTheModuleAmongSeveral() {
        session.setProjects(List.of(module("gateway"), module("docs")));

        assertThat(ReproduceCommand.of(session)).hasValue("mvn verify -pl :gateway -am");
    }

    private static MavenProject module(String name) {
        Model model = new Model();
        model.setArtifactId(name);
        return new MavenProject(model);
    }
}
