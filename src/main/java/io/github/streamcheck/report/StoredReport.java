package io.github.streamcheck.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.baseline.RecordedRun;
import io.github.streamcheck.baseline.RecordedRunJson;
import io.github.streamcheck.result.Outcome;
import io.github.streamcheck.text.Json;
import io.github.streamcheck.verdict.Reason;
import io.github.streamcheck.verdict.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is read back of a {@code report.json}.
 *
 * @param runId the run that it is of
 * @param verdict that of an {@link Outcome}
 * @param partial whether the run did not come to its end
 * @param tolerated whether the build was to go on even if it fails
 * @param measured how many streams were measured
 * @param violations why it fails
 * @param recorded what a baseline keeps of it; empty if the run was broken before its streams
 */
public record StoredReport(
        String runId,
        String verdict,
        boolean partial,
        boolean tolerated,
        int measured,
        List<Violation> violations,
        Optional<RecordedRun> recorded) {

    /** A file that is not exactly one complete document is not trusted. */
    public StoredReport {
        violations = List.copyOf(violations);
    }

    /** Whether the verdict is exactly that of a pass. */
    public boolean isPass() {
        return verdict.equals("pass") && violations.isEmpty();
    }

    /** Whether the run itself broke, which says nothing about the server and is never tolerated. */
    public boolean isBroken() {
        return violations.stream().anyMatch(violation -> violation.kind() == Reason.Kind.RUN);
    }

    /** Whether {@code check} fails the build by it. */
    boolean failsTheBuild() {
        return isBroken() || (!isPass() && !tolerated);
    }

    /** Whether it is of a part of a run, which is judged with the other parts. */
    public boolean isOfShard() {
        return verdict.equals(Outcome.UNJUDGED.word()) && violations.isEmpty();
    }

    /**
     * Reads the report in a folder.
     *
     * @throws IOException if there is none, or it can't be read as one
     */
    public static StoredReport read(Path folder) throws IOException {
        Path file = folder.resolve(JsonReport.FILE_NAME);
        JsonNode root;
        try {
            root = Json.STRICT.readTree(Files.readAllBytes(file));
        } catch (NoSuchFileException missing) {
            throw new IOException(file + " is missing", missing);
        } catch (JsonProcessingException malformed) {
            throw new IOException(file + " is no whole JSON: " + malformed.getOriginalMessage(), malformed);
        } catch (IOException unreadable) {
            throw new IOException(file + " is unreadable: " + unreadable, unreadable);
        }
        if (!root.path("runId").isTextual()
                || !root.path("verdict").isTextual()
                || !root.path("violations").isArray()) {
            throw new IOException(file + " is no report of streamcheck");
        }
        List<Violation> violations = new ArrayList<>();
        for (JsonNode violation : root.path("violations")) {
            violations.add(new Violation(
                    kind(violation.path("kind").asText(), file),
                    violation.path("id").asText(),
                    violation.path("message").asText()));
        }
        return new StoredReport(
                root.path("runId").asText(),
                root.path("verdict").asText(),
                root.path("partial").asBoolean(true),
                root.path("tolerated").asBoolean(false),
                root.path("total").path("measured").asInt(0),
                violations,
                root.has("recorded") ? Optional.of(RecordedRunJson.read(root.path("recorded"))) : Optional.empty());
    }

    private static Reason.Kind kind(String word, Path file) throws IOException {
        try {
            return Reason.Kind.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IOException(file + " has a violation of unknown kind " + word, unknown);
        }
    }
}
