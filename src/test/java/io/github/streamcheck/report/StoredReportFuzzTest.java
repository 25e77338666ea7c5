package io.github.streamcheck.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.baseline.Baseline;
import io.github.streamcheck.baseline.BaselineFile;
import io.github.streamcheck.observe.Results;
import io.github.streamcheck.plan.Shard;
import io.github.streamcheck.tries.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files that are read back: whatever is in one, it is read or refused, and a baseline that was read can be written again. */
class StoredReportFuzzTest {

    static final Corpus CORPUS = Corpus.of(
            bytes(
                    new JsonReport().render(Reports.of(Results.good(1, 50), Results.bad(2, "done-missing", "no end"))),
                    Reports.shard(new Shard(1, 2), Reports.plans().threshold("ttft.p95", "1s"), Results.good(1, 50)),
                    """
                    {"schemaVersion": "1.0", "executions": {"default": [
                     {"runId": "r", "startedAt": "2026-11-23T00:00:00Z", "streams": 10, "succeeded": 9,
                      "fingerprint": {"model": "m", "workload": "w", "prompts": "p", "runner": "r"},
                      "samples": {"ttft": {"unit": "ms", "count": 3, "values": [1.5, 2, 3]}}}]}}"""),
            bytes(
                    "null",
                    "-1",
                    "0",
                    "1e308",
                    "1.5",
                    "99999999999999999999",
                    "true",
                    "\"\"",
                    "[]",
                    "{}",
                    "\\ud800",
                    "\"",
                    ",",
                    ":",
                    "{",
                    "}",
                    "[",
                    "]",
                    "PT1S"));

    private static List<byte[]> bytes(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList();
    }

    private interface Reader<T> {
        T read() throws IOException;
    }

    /** What is read; empty if it is refused. */
    private static <T> Optional<T> unlessRefused(Reader<T> reader) {
        try {
            return Optional.of(reader.read());
        } catch (IOException refused) {
            assertThat(refused).hasMessageMatching("(?s).+");
            return Optional.empty();
        }
    }

    static void check(byte[] content) throws IOException {
        Path folder = Files.createTempDirectory("streamcheck");
        Path file = folder.resolve(JsonReport.FILE_NAME);
        try {
            Files.write(file, content);
            unlessRefused(() -> StoredReport.read(folder))
                    .ifPresent(read ->
                            assertThat(read.isPass() && read.isOfShard()).isFalse());
            unlessRefused(() -> StoredShard.read(file))
                    .ifPresent(shard -> assertThat(shard.spoiled().isPresent())
                            .isNotEqualTo(shard.content().isPresent()));
            Optional<Baseline> baseline =
                    unlessRefused(() -> new BaselineFile(file).read()).flatMap(read -> read);
            if (baseline.isPresent()) {
                new BaselineFile(file).write(baseline.get());
                assertThat(new BaselineFile(file).read()).isEqualTo(baseline);
            }
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    @Test
    void nearlyRightFilesAreReadOrRefused() {
        CORPUS.tries(StoredReportFuzzTest::check);
    }
}
