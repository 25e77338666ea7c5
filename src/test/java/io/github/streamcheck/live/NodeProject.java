package io.github.streamcheck.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** Programs for Node.js, with the packages of their {@code package.json}. */
final class NodeProject extends LiveProject {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** {@code programs}: its files, beside {@code package.json}. */
    NodeProject(String name, String... programs) {
        super(name, "package.json", programs);
    }

    @Override
    String interpreter() {
        return "node";
    }

    @Override
    String version(String packageName) throws IOException {
        return JSON.readTree(packages().toFile())
                .path("dependencies")
                .path(packageName)
                .asText();
    }

    @Override
    boolean download() throws IOException, InterruptedException {
        Gateway.program("node");
        Gateway.program("npm");
        return run(log(), "npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--prefix", ".") == 0;
    }
}
