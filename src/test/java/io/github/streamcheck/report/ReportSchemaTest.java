package io.github.streamcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.streamcheck.observe.Results;
import io.github.streamcheck.result.RunIdentity;
import io.github.streamcheck.result.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code report.json} holds is what its schema says; FaultsTest holds the reports of real runs to it, too. */
class ReportSchemaTest {

    static Stream<RunResult> reports() {
        return Stream.of(
                Reports.of(),
                Reports.of(Results.timed(1, 0, 50, 200)),
                Reports.of(Results.turn(1, 250, 100, 0), Results.turn(2, 50, 200, 150), Results.turn(8, 50)),
                Reports.of(Results.good(1, 250), Results.bad(2, "done-missing", "no end")),
                Reports.of(Optional.of("interrupted"), Results.good(1, 50)));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void everyReportKeepsToIt(RunResult report) {
        assertThat(ReportSchema.problems(new JsonReport().render(report))).isEmpty();
    }

    @Test
    void soDoesThatOfARunThatBroke(@TempDir Path folder) throws IOException {
        BrokenReport.write(folder, new RunIdentity("run-2", "default", false), "streams = \"ten\"");

        assertThat(ReportSchema.problems(Files.readString(folder.resolve(JsonReport.FILE_NAME))))
                .isEmpty();
    }

    @Test
    void whatItDoesNotDescribeIsFound() {
        String report = new JsonReport().render(Reports.of(Results.good(1, 50)));

        assertThat(ReportSchema.problems(report.replaceFirst("\"runId\"", "\"runIdentity\"")))
                .anyMatch(problem -> problem.contains("runIdentity"))
                .anyMatch(problem -> problem.contains("'runId'"));
        assertThat(ReportSchema.problems(report.replaceFirst("\"verdict\" : \"\\w+\"", "\"verdict\" : \"maybe\"")))
                .anyMatch(problem -> problem.contains("verdict"));
    }

    @Test
    void everyMemberIsDescribed() {
        List<String> silent = new ArrayList<>();
        describe("", ReportSchema.tree(), silent);

        assertThat(silent).isEmpty();
    }

    private static void describe(String path, JsonNode schema, List<String> silent) {
        schema.path("properties").properties().forEach(member -> {
            String name = path + "." + member.getKey();
            if (!member.getValue().has("description") && !member.getValue().has("$ref")) {
                silent.add(name);
            }
            describe(name, member.getValue(), silent);
            describe(name + "[]", member.getValue().path("items"), silent);
        });
        schema.path("$defs")
                .properties()
                .forEach(each -> describe(path + "#" + each.getKey(), each.getValue(), silent));
    }
}
