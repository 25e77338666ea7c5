package io.github.streamcheck.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.streamcheck.verdict.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The {@code report.json} of a run that could not even begin: a wrong configuration, for one. */
public final class BrokenReport {

    private static final ObjectMapper JSON = new ObjectMapper();

    private BrokenReport() {}

    /**
     * Writes it, unless the run has left a report of its own.
     *
     * @throws IOException if it can't be written
     */
    public static void writeUnlessThere(Path folder, RunIdentity run, String message) throws IOException {
        Path file = folder.resolve(JsonReport.FILE_NAME);
        if (Files.exists(file)) {
            return;
        }
        ObjectNode root = JSON.createObjectNode();
        root.put("schemaVersion", JsonReport.SCHEMA_VERSION);
        root.put("runId", run.id());
        root.put("executionId", run.executionId());
        root.put("partial", true);
        root.put("verdict", "fail");
        root.put("tolerated", run.tolerated());
        ObjectNode violation = root.putArray("violations").addObject();
        violation.put("kind", Violation.Kind.RUN.word());
        violation.put("id", "configuration");
        violation.put("message", message);
        root.putArray("findings");
        root.putObject("endpoints");
        ObjectNode total = root.putObject("total");
        total.put("streams", 0);
        total.put("measured", 0);
        Files.createDirectories(folder);
        Files.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
    }
}
