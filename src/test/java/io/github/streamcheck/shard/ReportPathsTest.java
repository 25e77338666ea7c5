package io.github.streamcheck.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.config.Problems;
import io.github.streamcheck.report.JsonReport;
import io.github.streamcheck.report.ReportFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which reports are merged. */
class ReportPathsTest {

    @TempDir
    private Path base = Path.of(".");

    private final Problems problems = new Problems();

    private Path report(String folder) throws IOException {
        return Files.createFile(Files.createDirectories(base.resolve(folder)).resolve(JsonReport.FILE_NAME));
    }

    private List<Path> find(List<String> given) {
        return new ReportPaths(base, new ReportFolders(base.resolve("out")), problems).find(given);
    }

    @Test
    void byDefaultTheyAreWhereTheShardsLeftThem() throws IOException {
        Path first = report("out/shard-1/load");
        Path second = report("out/shard-2/load");
        report("out/merged");

        assertThat(find(List.of())).containsExactly(first, second);
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void whereNoShardLeftOneTheUserIsAskedForThem() {
        assertThat(find(List.of(" "))).isEmpty();
        assertThat(problems.list())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .startsWith("mergeFrom is empty")
                        .contains("no shard left a report in " + base.resolve("out")));
    }

    @Test
    void whatIsNamedIsFoundInPlaceOfThem() throws IOException {
        report("out/shard-1/load");
        Path named = report("elsewhere/a/b");

        assertThat(find(List.of("elsewhere"))).containsExactly(named);
        assertThat(find(List.of("else*/**/report.json"))).containsExactly(named);
    }
}
