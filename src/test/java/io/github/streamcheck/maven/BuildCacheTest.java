package io.github.streamcheck.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.config.Problem;
import io.github.streamcheck.config.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Extension;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildCacheTest {

    private static final String PLUGINS =
            "<plugins><plugin><artifactId>streamcheck-maven-plugin</artifactId></plugin></plugins>";

    @TempDir
    private Path folder = Path.of(".");

    private final MavenSession session = Mojos.session();

    @BeforeEach
    void inAFolder() throws IOException {
        session.getRequest().setMultiModuleProjectDirectory(folder.toFile());
        Files.createDirectories(folder.resolve(".mvn"));
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(".mvn").resolve(name), text);
    }

    private void withTheExtension() throws IOException {
        file("extensions.xml", "<extension><artifactId>maven-build-cache-extension</artifactId></extension>");
    }

    private List<String> problems() {
        Problems problems = new Problems();
        BuildCache.check(session, problems);
        return problems.list().stream().map(Problem::message).toList();
    }

    @Test
    void aBuildWithoutItIsFine() throws IOException {
        assertThat(problems()).isEmpty();
        file("extensions.xml", "<extension><artifactId>another</artifactId></extension>");
        assertThat(problems()).isEmpty();
    }

    @Test
    void aRunThatItWouldRestoreIsAMistake() throws IOException {
        withTheExtension();
        file("maven-build-cache-config.xml", "<runAlways></runAlways><reconcile>" + PLUGINS + "</reconcile>");

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("maven-build-cache-extension = \"on\": expected streamcheck-maven-plugin below <runAlways>")
                .contains("-Dmaven.build.cache.alwaysRunPlugins=streamcheck-maven-plugin");
    }

    @Test
    void soItIsInThePom() {
        Extension extension = new Extension();
        extension.setArtifactId("maven-build-cache-extension");
        MavenProject project = new MavenProject();
        project.getBuild().addExtension(extension);
        session.setCurrentProject(project);

        assertThat(problems()).hasSize(1);
    }

    @Test
    void aRunThatIsAlwaysMadeIsFine() throws IOException {
        withTheExtension();
        file("maven-build-cache-config.xml", "<runAlways>\n" + PLUGINS + "\n</runAlways>");

        assertThat(problems()).isEmpty();
    }

    @Test
    void soItIsByProperty() throws IOException {
        withTheExtension();
        session.getUserProperties()
                .setProperty("maven.build.cache.alwaysRunPlugins", "other, streamcheck-maven-plugin");

        assertThat(problems()).isEmpty();
    }

    @Test
    void aCacheThatIsOffRestoresNothing() throws IOException {
        withTheExtension();
        file("maven-build-cache-config.xml", "<configuration><enabled>false</enabled></configuration>");
        assertThat(problems()).isEmpty();

        file("maven-build-cache-config.xml", "");
        session.getUserProperties().setProperty("maven.build.cache.enabled", "false");
        assertThat(problems()).isEmpty();
    }
}
