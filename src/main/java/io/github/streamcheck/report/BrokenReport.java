package io.github.streamcheck.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.streamcheck.result.RunIdentity;
import io.github.streamcheck.text.Json;
import io.github.streamcheck.verdict.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The {@code report.json} of a run that broke outside of its streams: a configuration that is wrong, or a report that could not
 * be written.
 */
public final class BrokenReport {

    private BrokenReport() {}

    /**
     * Writes it, unless the run has already written a report that fails the build. A report that passes must be replaced, since
     * it does not show what broke after it.
     *
     * @throws IOException if it can't be written
     */
    public static void writeUnlessThere(Path folder, RunIdentity run, String message) throws IOException {
        if (isFailureThere(folder)) {
            return;
        }
        ObjectNode root = Json.MAPPER.createObjectNode();
        root.put("schemaVersion", JsonReport.SCHEMA_VERSION);
        root.put("runId", run.id());
        root.put("executionId", run.executionId());
        root.put("partial", true);
        root.put("verdict", "fail");
        root.put("tolerated", run.tolerated());
        ObjectNode violation = root.putArray("violations").addObject();
        violation.put("kind", Reason.Kind.RUN.word());
        violation.put("id", "configuration");
        violation.put("message", message);
        root.putArray("findings");
        root.putObject("endpoints");
        ObjectNode total = root.putObject("total");
        total.put("streams", 0);
        total.put("measured", 0);
        Files.createDirectories(folder);
        ReportFiles.replace(
                folder.resolve(JsonReport.FILE_NAME),
                Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
    }

    private static boolean isFailureThere(Path folder) {
        try {
            StoredReport there = StoredReport.read(folder);
            return !there.isPass() && !there.tolerated();
        } catch (IOException noneThere) {
            return false;
        }
    }
}
