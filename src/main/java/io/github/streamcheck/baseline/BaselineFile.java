package io.github.streamcheck.baseline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.streamcheck.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The file that a {@link Baseline} is kept in. */
public final class BaselineFile {

    private static final String SCHEMA_VERSION = "1.0";

    private final Path path;

    public BaselineFile(Path path) {
        this.path = path;
    }

    /**
     * What is in the file; empty if there is no file.
     *
     * @throws IOException if it can't be read as a baseline; the message says why
     */
    public Optional<Baseline> read() throws IOException {
        JsonNode root;
        try {
            root = Json.STRICT.readTree(Files.readAllBytes(path));
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        } catch (JsonProcessingException malformed) {
            throw new IOException("it is no whole JSON: " + malformed.getOriginalMessage(), malformed);
        }
        String version = root.path("schemaVersion").asText();
        if (!version.startsWith("1.")) {
            throw new IOException(
                    version.isEmpty()
                            ? "it has no schemaVersion"
                            : "its schemaVersion " + version + " is not one of " + SCHEMA_VERSION);
        }
        Map<String, List<RecordedRun>> executions = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> execution : root.path("executions").properties()) {
            List<RecordedRun> runs = new ArrayList<>();
            for (JsonNode run : execution.getValue()) {
                runs.add(RecordedRunJson.read(run));
            }
            executions.put(execution.getKey(), runs);
        }
        return Optional.of(new Baseline(executions));
    }

    /**
     * Writes the file, whole or not at all.
     *
     * @throws IOException if it can't be written
     */
    public void write(Baseline baseline) throws IOException {
        ObjectNode root = Json.MAPPER.createObjectNode();
        root.put("schemaVersion", SCHEMA_VERSION);
        ObjectNode executions = root.putObject("executions");
        baseline.executions().forEach((id, runs) -> {
            ArrayNode list = executions.putArray(id);
            runs.forEach(run -> RecordedRunJson.write(list.addObject(), run));
        });
        Files.createDirectories(path.toAbsolutePath().getParent());
        Path half = path.resolveSibling(path.getFileName() + ".tmp");
        try {
            // One that is there is left from a run that was killed, or a link to what is not ours.
            Files.deleteIfExists(half);
            Files.writeString(
                    half,
                    Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n",
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE);
            Files.move(half, path, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half);
        }
    }
}
