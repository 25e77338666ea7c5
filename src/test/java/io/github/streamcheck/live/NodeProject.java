package io.github.streamcheck.live;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program for Node.js in {@code src/live}, which runs in {@code target/live} with the packages of its {@code package.json}. */
final class NodeProject {

    private static final long MOST_MINUTES = 5;

    private final String name;
    private final List<String> files;

    /** {@code programs}: its files, beside {@code package.json}. */
    NodeProject(String name, String... programs) {
        this.name = name;
        this.files =
                Stream.concat(Stream.of("package.json"), Stream.of(programs)).toList();
    }

    Path source() {
        return Path.of("src", "live", name);
    }

    Path folder() {
        return Path.of("target", "live", name).toAbsolutePath();
    }

    Path log() {
        return folder().resolve("log.txt");
    }

    /** Installs its packages by npm; skips the test if that fails. */
    void install() throws IOException, InterruptedException {
        Gateway.program("node");
        Gateway.program("npm");
        Files.createDirectories(folder());
        for (String file : files) {
            Files.copy(source().resolve(file), folder().resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        boolean installed =
                run(log(), "npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--prefix", ".") == 0;
        assumeTrue(installed, "npm can't install the packages of " + name + ": skipped; see " + log());
    }

    /** Runs a program in its folder until it ends, and returns its exit code; -1 if it took too long. */
    int run(Path output, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder().toFile())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        try {
            return process.waitFor(MOST_MINUTES, TimeUnit.MINUTES) ? process.exitValue() : -1;
        } finally {
            process.destroyForcibly();
        }
    }
}
