package io.github.streamcheck.live;

import java.io.IOException;
import java.nio.file.Files;

/** Programs for Python, with the packages of their {@code requirements.txt} in an environment of their own. */
final class PythonProject extends LiveProject {

    /** {@code programs}: its files, beside {@code requirements.txt}. */
    PythonProject(String name, String... programs) {
        super(name, "requirements.txt", programs);
    }

    @Override
    String interpreter() {
        return folder().resolve("venv/bin/python").toString();
    }

    @Override
    String version(String packageName) throws IOException {
        String start = packageName + "==";
        return Files.readAllLines(packages()).stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .findFirst()
                .orElseThrow();
    }

    @Override
    boolean download() throws IOException, InterruptedException {
        return run(log(), Gateway.program("python3"), "-m", "venv", "venv") == 0
                && run(log(), interpreter(), "-m", "pip", "install", "--quiet", "-r", "requirements.txt") == 0;
    }
}
