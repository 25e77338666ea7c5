package io.github.streamcheck.maven;

import io.github.streamcheck.config.Problem;
import io.github.streamcheck.config.Problems;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Finds builds in which Maven's build cache would restore the result of a run instead of making one: the extension saves what passed, and
 * the next build would pass without a stream. A build that fails is not saved, so this is reported as a mistake.
 */
final class BuildCache {

    private static final String EXTENSION = "maven-build-cache-extension";

    private static final String PLUGIN = "streamcheck-maven-plugin";

    private static final Pattern RUNS_ALWAYS =
            Pattern.compile("<runAlways>(?:(?!</runAlways>).)*" + PLUGIN, Pattern.DOTALL);

    private static final Pattern DISABLED = Pattern.compile("<enabled>\\s*false\\s*</enabled>");

    private final MavenSession session;
    private final Path mvn;

    private BuildCache(MavenSession session) {
        this.session = session;
        File root = session.getRequest().getMultiModuleProjectDirectory();
        this.mvn = (root == null ? Path.of("") : root.toPath()).resolve(".mvn");
    }

    static void check(MavenSession session, Problems problems) {
        BuildCache cache = new BuildCache(session);
        if (cache.isInBuild() && !cache.isOff() && !cache.runsAlways()) {
            problems.add(new Problem(
                    EXTENSION,
                    "on",
                    PLUGIN + " below <runAlways><plugins> in .mvn/maven-build-cache-config.xml, or"
                            + " -Dmaven.build.cache.alwaysRunPlugins=" + PLUGIN
                            + "; otherwise the next build passes without a run",
                    Optional.empty()));
        }
    }

    private boolean isInBuild() {
        MavenProject project = session.getCurrentProject();
        return read(mvn.resolve("extensions.xml")).contains(EXTENSION)
                || (project != null
                        && project.getBuildExtensions().stream()
                                .anyMatch(extension -> EXTENSION.equals(extension.getArtifactId())));
    }

    private boolean isOff() {
        return property("enabled").filter("false"::equals).isPresent()
                || DISABLED.matcher(configuration()).find();
    }

    private boolean runsAlways() {
        return property("alwaysRunPlugins")
                        .filter(plugins ->
                                List.of(plugins.split("\\s*,\\s*", -1)).contains(PLUGIN))
                        .isPresent()
                || RUNS_ALWAYS.matcher(configuration()).find();
    }

    private String configuration() {
        return read(property("configPath").map(Path::of).orElse(mvn.resolve("maven-build-cache-config.xml")));
    }

    private Optional<String> property(String name) {
        MavenProject project = session.getCurrentProject();
        return Stream.<@Nullable Properties>of(
                        session.getUserProperties(),
                        project == null ? null : project.getProperties(),
                        session.getSystemProperties())
                .flatMap(Stream::ofNullable)
                .map(properties -> properties.getProperty("maven.build.cache." + name))
                .flatMap(Stream::ofNullable)
                .findFirst();
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        } catch (IOException unreadable) {
            return "";
        }
    }
}
