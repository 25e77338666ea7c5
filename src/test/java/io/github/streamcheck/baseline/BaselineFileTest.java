package io.github.streamcheck.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineFileTest {

    private static final String RUN = """
            {"runId": "r", "startedAt": "t", "streams": 10, "succeeded": 9,
             "fingerprint": {"model": "m", "workload": "w", "prompts": "p", "runner": "r"},
             "samples": {"ttft": {"unit": "ms", "count": 3, "values": [1.5, 2, 3]}}}""";

    @TempDir
    private Path folder = Path.of(".");

    private Path path() {
        return folder.resolve("some/where/baseline.json");
    }

    private Baseline read(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("given.json"), content);
        return new BaselineFile(file).read().orElseThrow();
    }

    private static String file(String run) {
        return "{\"schemaVersion\": \"1.0\", \"executions\": {\"default\": [" + run + "]}}";
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        Baseline baseline = Runs.baseline(100, 101.5, 99);
        new BaselineFile(path()).write(baseline);

        assertThat(new BaselineFile(path()).read()).contains(baseline);
    }

    @Test
    void leavesNoHalfFile() throws IOException {
        new BaselineFile(path()).write(Runs.baseline(100));

        try (Stream<Path> files = Files.list(path().getParent())) {
            assertThat(files).containsExactly(path());
        }
    }

    @Test
    void theValuesOfAMetricAreOneLine() throws IOException {
        new BaselineFile(path()).write(Runs.baseline(100));

        assertThat(Files.readAllLines(path()))
                .filteredOn(line -> line.contains("values"))
                .hasSize(1)
                .allMatch(line -> line.endsWith("]"));
    }

    @Test
    void noFileIsNoBaseline() throws IOException {
        assertThat(new BaselineFile(path()).read()).isEmpty();
    }

    @Test
    void whatALaterVersionAddsIsPassedOver() throws IOException {
        String later = RUN.replace("\"samples\": {", "\"more\": 1, \"samples\": {\"later\": {}, \"throughput\": {}, ");

        assertThat(read(file(later)).runs("default").get(0).samples()).hasSize(1);
    }

    @ParameterizedTest(name = "{1} for {0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"runId\": \"r\" | \"runId\": 7 | there is no text \"runId\"",
                "\"model\": \"m\" | \"x\": 1 | there is no text \"model\"",
                "\"succeeded\": 9 | \"succeeded\": 11 | \"succeeded\" is more than \"streams\"",
                "\"streams\": 10 | \"streams\": -1 | there is no number \"streams\"",
                "[1.5, 2, 3] | [1.5, \"x\"] | the values of ttft are not up to 200 numbers"
            })
    void aRunThatIsNoneIsRefused(String right, String wrong, String why) {
        assertThatThrownBy(() -> read(file(RUN.replace(right, wrong))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | it has no schemaVersion",
                "{\"schemaVersion\": \"2.0\"} | its schemaVersion 2.0 is not one of 1.0",
                "{\"schemaVersion\": \"1.0\"} x | it is no whole JSON",
                "{\"schemaVersion\": | it is no whole JSON"
            })
    void aFileThatIsNoneIsRefused(String content, String why) {
        assertThatThrownBy(() -> read(content)).isInstanceOf(IOException.class).hasMessageContaining(why);
    }

    @Test
    void moreThanTwoHundredValuesAreRefused() {
        String many = "0,".repeat(200) + "0";

        assertThatThrownBy(() -> read(file(RUN.replace("1.5, 2, 3", many)))).isInstanceOf(IOException.class);
    }
}
