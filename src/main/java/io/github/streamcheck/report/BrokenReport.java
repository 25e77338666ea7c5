package io.github.streamcheck.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.streamcheck.result.RunIdentity;
import io.github.streamcheck.text.Json;
import io.github.streamcheck.verdict.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The {@code report.json} of a run that broke outside of its streams: a configuration that is wrong, or a report that could not
 * be written.
 */
public final class BrokenReport {

    private BrokenReport() {}

    /**
     * Lets the run's report fail the build, whatever the build tolerates. A report that is already there and fails it stays as it
     * is; another one keeps what it measured.
     *
     * @param message what broke
     * @throws IOException if it can't be written
     */
    public static void write(Path folder, RunIdentity run, String message) throws IOException {
        Path file = folder.resolve(JsonReport.FILE_NAME);
        Optional<StoredReport> stored = stored(folder);
        if (stored.filter(StoredReport::failsTheBuild).isPresent()) {
            return;
        }
        ObjectNode root = stored.isPresent() ? (ObjectNode) Json.STRICT.readTree(Files.readAllBytes(file)) : empty(run);
        root.put("verdict", "fail");
        ObjectNode violation = root.withArray("violations").addObject();
        violation.put("kind", Reason.Kind.RUN.word());
        violation.put("id", "configuration");
        violation.put("message", message);
        Files.createDirectories(folder);
        ReportFiles.replace(file, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
    }

    private static ObjectNode empty(RunIdentity run) {
        ObjectNode root = Json.MAPPER.createObjectNode();
        root.put("schemaVersion", JsonReport.SCHEMA_VERSION);
        root.put("runId", run.id());
        root.put("executionId", run.executionId());
        root.put("partial", true);
        root.put("verdict", "fail");
        root.put("tolerated", run.tolerated());
        root.putArray("violations");
        root.putArray("findings");
        root.putObject("endpoints");
        ObjectNode total = root.putObject("total");
        total.put("streams", 0);
        total.put("measured", 0);
        return root;
    }

    /** The report that is there, if it can be read as one. */
    private static Optional<StoredReport> stored(Path folder) {
        try {
            return Optional.of(StoredReport.read(folder));
        } catch (IOException noneThere) {
            return Optional.empty();
        }
    }
}
