package io.github.streamcheck.live;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Builds and starts the small applications in {@code src/live}. */
final class JavaApplication {

    private static final Path TARGET = Path.of("target", "live").toAbsolutePath();
    private static final Pattern PORT = Pattern.compile("(?:started on port |Listening on: http://[^:]+:)(\\d+)");

    private JavaApplication() {}

    /** Builds it with Maven and the libraries from Maven Central; skips the test if that fails. */
    static void build(String name) throws IOException, InterruptedException {
        Files.createDirectories(TARGET);
        Path log = TARGET.resolve(name + "-build.txt");
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        List<String> command = new ArrayList<>(List.of(
                Path.of(windows ? "mvnw.cmd" : "mvnw").toAbsolutePath().toString(),
                "-q",
                "-B",
                "-f",
                Path.of("src", "live", name, "pom.xml").toString(),
                "package"));
        // Surefire names the repository of the build that runs this test.
        String repository = System.getProperty("localRepository");
        if (repository != null) {
            command.add("-Dmaven.repo.local=" + repository);
        }
        int result = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        assumeTrue(result == 0, "Maven can't build " + name + ": the run behind it is skipped; see " + log);
    }

    /** Starts the jar, which relays to {@code upstream}; the other properties have the form {@code name=value}. */
    static Gateway start(String jar, URI upstream, String... properties) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.add("-Dupstream=" + upstream);
        for (String property : properties) {
            command.add("-D" + property);
        }
        command.addAll(List.of("-jar", TARGET.resolve(jar).toString()));
        return Gateway.choosingItsPort(PORT, TARGET.resolve("start.txt"), command);
    }
}
