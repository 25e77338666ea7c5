package io.github.streamcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Shard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the reports of executions and shards are. */
class ReportFoldersTest {

    @TempDir
    private Path root = Path.of(".");

    private ReportFolders folders = new ReportFolders(root);

    @BeforeEach
    void setUp() {
        folders = new ReportFolders(root);
    }

    private Path report(String folder) throws IOException {
        Path there = Files.createDirectories(root.resolve(folder));
        Files.createFile(there.resolve(JsonReport.FILE_NAME));
        return there;
    }

    @Test
    void noTwoShardsShareAFolder() {
        assertThat(folders.of("load", Optional.empty())).isEqualTo(root.resolve("load"));
        assertThat(folders.of("load", Optional.of(new Shard(2, 8)))).isEqualTo(root.resolve("shard-2/load"));
        assertThat(folders.name(folders.of("load", Optional.of(new Shard(2, 8)))))
                .isEqualTo("shard-2/load");
    }

    @Test
    void whatHasNoReportIsNoExecution() throws IOException {
        Path whole = report("load");
        Path shard = report("shard-2/load");
        report("sharded/load");
        Files.createDirectories(root.resolve("empty"));
        Files.createFile(root.resolve("shard-3"));

        assertThat(folders.executions()).containsExactly(whole);
        assertThat(folders.shards()).containsExactly(shard);
    }

    @Test
    void nothingIsThereBeforeTheFirstRun() throws IOException {
        ReportFolders none = new ReportFolders(root.resolve("none"));

        assertThat(none.executions()).isEmpty();
        assertThat(none.shards()).isEmpty();
    }
}
