package io.github.streamcheck.live;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs in {@code src/live}, which run in {@code target/live} with packages that they name in a file beside them. */
abstract class LiveProject {

    private static final long MOST_MINUTES = 5;

    private final String name;
    private final String packages;
    private final List<String> files;

    /**
     * Names a project.
     *
     * @param name of its folder
     * @param packages the file that names the packages
     * @param programs its other files
     */
    LiveProject(String name, String packages, String... programs) {
        this.name = name;
        this.packages = packages;
        this.files = Stream.concat(Stream.of(packages), Stream.of(programs)).toList();
    }

    /** The program that runs its programs. */
    abstract String interpreter();

    /** The version of a package that it asks for. */
    abstract String version(String packageName) throws IOException;

    /** Downloads the packages into its folder, in which the programs are already; returns whether that worked. */
    abstract boolean download() throws IOException, InterruptedException;

    /** The file in the sources that names the packages. */
    final Path packages() {
        return source().resolve(packages);
    }

    private Path source() {
        return Path.of("src", "live", name);
    }

    final Path folder() {
        return Path.of("target", "live", name).toAbsolutePath();
    }

    final Path log() {
        return folder().resolve("log.txt");
    }

    /** Installs its packages; skips the test if that fails. */
    final void install() throws IOException, InterruptedException {
        Files.createDirectories(folder());
        for (String file : files) {
            Files.copy(source().resolve(file), folder().resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        assumeTrue(download(), "the packages of " + name + " can't be installed: skipped; see " + log());
    }

    /** Runs a program in its folder until it ends, and returns its exit code; -1 if it took too long. */
    final int run(Path output, String... command) throws IOException, InterruptedException {
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
