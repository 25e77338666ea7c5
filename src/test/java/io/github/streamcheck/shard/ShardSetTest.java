package io.github.streamcheck.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.streamcheck.observe.Results;
import io.github.streamcheck.report.JsonReport;
import io.github.streamcheck.report.Reports;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardSetTest {

    @TempDir
    private Path folder = Path.of(".");

    private ShardFiles files = new ShardFiles(folder);

    @BeforeEach
    void threeShards() throws IOException {
        files = new ShardFiles(folder);
        for (int index = 1; index <= 3; index++) {
            files.shard(index, 3, Results.good(index, 50));
        }
    }

    private Path shard(int index) {
        return folder.resolve("shard-" + index + ".json");
    }

    @Test
    void allShardsOfARunAreTaken() throws IOException {
        assertThat(files.refusal()).isEqualTo("merged: 3");
    }

    @Test
    void nothingIsNoRun() throws IOException {
        for (int index = 1; index <= 3; index++) {
            Files.delete(shard(index));
        }

        assertThat(files.refusal()).contains("there is no report to merge");
    }

    @Test
    void aMissingOneIsNamed() throws IOException {
        Files.delete(shard(2));

        assertThat(files.refusal()).contains("of 3 shards, 2 is missing; there are shard-1.json, shard-3.json");
    }

    @Test
    void oneThatIsThereTwiceIsNamed() throws IOException {
        Files.copy(shard(2), folder.resolve("again.json"));

        assertThat(files.refusal()).contains("shard 2 of 3 is there 2 times: again.json, shard-2.json");
    }

    @Test
    void oneOfAnotherRunIsNamed() throws IOException {
        files.change(shard(3), text -> text.replace("\"run-1\"", "\"run-2\""));

        assertThat(files.refusal())
                .contains("not of one run: run run-1 in shard-1.json, shard-2.json; run run-2 in shard-3.json");
        assertThat(files.refusal(Optional.of("run-1"))).contains("shard-3.json is of run run-2, not of run-1");
    }

    @Test
    void oneOfAnotherPlanIsNamedWithWhatDiffers() throws IOException {
        files.shard(3, 3, Reports.plans().load(77, 2, 1), Results.good(3, 50));

        assertThat(files.refusal()).contains("not of one plan", "shard-3.json", "the plans differ in", "streams");
    }

    @Test
    void oneWithOtherThresholdsIsOfAnotherPlan() throws IOException {
        files.shard(3, 3, Reports.plans().threshold("ttft.p95", "1ms"), Results.good(3, 50));

        assertThat(files.refusal()).contains("the plans differ in thresholds");
    }

    @Test
    void oneOfAnotherNumberOfShardsIsNamed() throws IOException {
        files.shard(3, 4, Results.good(3, 50));

        assertThat(files.refusal()).contains("not of one number of shards", "of 4 in shard-3.json");
    }

    @Test
    void oneThatDidNotComeToItsEndIsNamed() throws IOException {
        files.change(shard(2), text -> text.replace("\"shard 2 of 3\"", "\"interrupted\""));

        assertThat(files.refusal()).contains("shard 2 of 3 (shard-2.json) is spoiled: it did not come to its end");
    }

    @Test
    void oneWithoutMeasuredStreamsIsNamed() throws IOException {
        files.shard(2, 3);

        assertThat(files.refusal())
                .contains("shard 2 of 3 (shard-2.json) is spoiled: no-streams: no stream was measured");
    }

    @Test
    void aWholeRunIsNoShard() throws IOException {
        files.write("whole", new JsonReport().render(Reports.of(Results.good(1, 50))));

        assertThat(files.refusal()).contains("whole.json is the report of a whole run");
    }

    @Test
    void otherFilesAreNoReports() throws IOException {
        files.write("foreign", "{\"hello\": 1}");
        files.change(shard(1), text -> text.substring(0, text.length() / 2));

        assertThat(files.refusal())
                .contains("foreign.json is no report of streamcheck")
                .contains("shard-1.json is no whole JSON");
    }

    @Test
    void oneOfALaterFormatIsNotGuessedAt() throws IOException {
        files.change(shard(1), text -> text.replace("\"formatVersion\" : 1", "\"formatVersion\" : 2"));

        assertThat(files.refusal())
                .contains("shard-1.json is of format 2")
                .contains("merge with the version that ran the shards");
    }

    @Test
    void aBrokenHistogramIsNamedWithItsPath() throws IOException {
        files.change(shard(1), text -> text.replaceFirst("\"histogram\" : \"....", "\"histogram\" : \"AAAA"));

        assertThat(files.refusal())
                .contains("shard-1.json can't be read back")
                .contains("metrics.")
                .contains(".histogram is not a compressed histogram in Base64");
    }

    @Test
    void oneOfAnotherModelIsNamed() throws IOException {
        files.change(shard(3), text -> text.replace("\"model\" : \"m\"", "\"model\" : \"n\""));

        assertThat(files.refusal()).contains("not of one model: m in shard 1 of 3, shard 2 of 3; n in shard 3 of 3");
    }

    @Test
    void anUnreadableFileIsNamed() throws IOException {
        File unreadable = shard(1).toFile();
        assumeThat(unreadable.setReadable(false) && !unreadable.canRead()).isTrue();

        assertThat(files.refusal()).contains("shard-1.json");
    }
}
