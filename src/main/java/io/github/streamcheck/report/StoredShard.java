package io.github.streamcheck.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.baseline.BaselineComparison;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.Shard;
import io.github.streamcheck.result.Environment;
import io.github.streamcheck.result.Outcome;
import io.github.streamcheck.result.RunIdentity;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.text.Json;
import io.github.streamcheck.text.Printable;
import io.github.streamcheck.verdict.Verdict;
import io.github.streamcheck.verdict.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is read back of the {@code report.json} of a shard.
 *
 * @param file where it was read
 * @param shard which one
 * @param runId the run that it is a part of
 * @param planDigest the same in all shards of one plan
 * @param spoiled why it can't be merged: the shard's run broke; empty if it came to its end
 * @param content all else; empty if it can't be merged
 */
public record StoredShard(
        Path file,
        Shard shard,
        String runId,
        String planDigest,
        Optional<String> spoiled,
        Optional<RunResult> content) {

    /** A report does not grow with its streams, and is well below this. */
    private static final long MAX_BYTES = 64L << 20;

    /**
     * Reads one.
     *
     * @throws IOException if there is none, or it can't be read as one; the message names the file
     */
    public static StoredShard read(Path file) throws IOException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IOException(file + " is larger than any report");
            }
            JsonNode root = Json.STRICT.readTree(Files.readAllBytes(file));
            if (!root.path("runId").isTextual() || !root.path("verdict").isTextual()) {
                throw new IOException(file + " is no report of streamcheck");
            }
            if (!root.path("shard").isObject()) {
                throw new IOException(
                        file + " is the report of a whole run, or of one that broke before its first stream,"
                                + " and not of a shard");
            }
            return read(file, new Members(root, ""));
        } catch (NoSuchFileException missing) {
            throw new IOException(file + " is missing", missing);
        } catch (JsonProcessingException malformed) {
            throw new IOException(file + " is no whole JSON: " + malformed.getOriginalMessage(), malformed);
        } catch (RuntimeException malformed) {
            throw new IOException(file + " can't be read back: " + malformed.getMessage(), malformed);
        }
    }

    private static StoredShard read(Path file, Members root) throws IOException {
        Members part = root.object("shard");
        int version = part.integer("formatVersion");
        if (version != ShardJson.FORMAT_VERSION) {
            throw new IOException(file + " is of format " + version + ", and this version of streamcheck reads "
                    + ShardJson.FORMAT_VERSION + ": merge with the version that ran the shards");
        }
        Shard shard = new Shard(part.integer("index"), part.integer("total"));
        List<String> broken = new ArrayList<>();
        root.objects("violations").forEach(each -> broken.add(each.shown("id") + ": " + each.shown("message")));
        boolean whole = root.has("partialReason") && root.text("partialReason").equals(shard.describe());
        Optional<String> spoiled =
                broken.isEmpty() && whole && root.text("verdict").equals(Outcome.UNJUDGED.word())
                        ? Optional.empty()
                        : Optional.of(broken.isEmpty() ? "it did not come to its end" : String.join("; ", broken));
        return new StoredShard(
                file,
                shard,
                root.shown("runId"),
                part.text("planDigest"),
                spoiled,
                spoiled.isPresent() ? Optional.empty() : Optional.of(content(root, shard)));
    }

    private static RunResult content(Members root, Shard shard) {
        ShardReader reader = new ShardReader(root);
        Plan plan = PlanJson.read(root.object("plan"), reader.thresholds());
        Members environment = root.object("environment");
        return new RunResult(
                new RunIdentity(
                        root.shown("runId"),
                        root.shown("executionId"),
                        root.flag("tolerated"),
                        Optional.empty(),
                        Optional.of(shard)),
                Instant.parse(root.text("startedAt")),
                Duration.ofMillis(root.number("tookMs").longValue()),
                Optional.of(shard.describe()),
                plan,
                root.has("model") ? Optional.of(root.shown("model")) : Optional.empty(),
                new Verdict(List.<Violation>of(), List.of(), List.of()),
                reader.figures(plan.load().stages()),
                reader.client(),
                CheckReader.read(root),
                root.textList("notes").stream().map(Printable::escape).toList(),
                new Environment(
                        environment.shown("streamcheck"),
                        environment.shown("maven"),
                        environment.shown("java"),
                        environment.shown("os"),
                        environment.integer("processors")),
                BaselineComparison.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
