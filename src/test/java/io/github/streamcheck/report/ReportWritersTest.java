package io.github.streamcheck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.streamcheck.engine.Backlog;
import io.github.streamcheck.observe.Results;
import io.github.streamcheck.observe.StageFigures;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Redactor;
import io.github.streamcheck.plan.Redactors;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.result.HeldBack;
import io.github.streamcheck.result.RunIdentity;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.verdict.Reason;
import io.github.streamcheck.verdict.Violation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportWritersTest {

    private static final RunResult PASS = Reports.of(Results.good(1, 50), Results.good(2, 60));
    private static final RunResult FAIL =
            Reports.of(Results.good(1, 50), Results.good(2, 250), Results.bad(3, "done-missing", "no end"));
    private static final RunResult EMPTY = Reports.of();

    @TempDir
    private Path folder = Path.of(".");

    private static JsonNode json(RunResult report) throws IOException {
        return new ObjectMapper().readTree(new JsonReport().render(report));
    }

    @Test
    void jsonKeepsItsContract() throws IOException {
        JsonNode root = json(FAIL);

        assertThat(root.path("schemaVersion").asText()).isEqualTo("1.0");
        assertThat(root.path("verdict").asText()).isEqualTo("fail");
        assertThat(root.path("runId").asText()).isEqualTo("run-1");
        assertThat(root.path("partial").asBoolean(true)).isFalse();
        assertThat(root.at("/violations/0/kind").asText()).isEqualTo("finding");
        assertThat(root.at("/violations/0/id").asText()).isEqualTo("done-missing");
        assertThat(root.at("/violations/1/kind").asText()).isEqualTo("threshold");
        assertThat(root.at("/findings/0/rule").asText()).isEqualTo("done-missing");
        assertThat(root.at("/findings/0/severity").asText()).isEqualTo("error");
        assertThat(root.at("/findings/0/endpoint").asText()).isEqualTo("chat");
        assertThat(root.at("/findings/0/streams").asInt()).isEqualTo(1);
        assertThat(root.at("/findings/0/examples/0/stream").asInt()).isEqualTo(3);
        assertThat(root.at("/findings/0/examples/0/evidence").asText()).isEqualTo("bytes of #3");
        assertThat(root.at("/total/streams").asInt()).isEqualTo(3);
        assertThat(root.at("/total/succeeded").asInt()).isEqualTo(2);
        assertThat(root.at("/total/failed").asInt()).isEqualTo(1);
        assertThat(root.at("/endpoints/chat/metrics/ttft/unit").asText()).isEqualTo("ms");
        assertThat(root.at("/endpoints/chat/metrics/ttft/count").asInt()).isEqualTo(2);
        assertThat(root.at("/endpoints/chat/metrics/ttft/max").asDouble()).isEqualTo(250);
        assertThat(root.at("/total/metrics/lag/p50").isNumber()).isTrue();
        assertThat(root.at("/server/health/status").asText()).isEqualTo("ok");
        assertThat(root.at("/server/tracker/dialect").asText()).isEqualTo("fakeai");
        assertThat(root.at("/server/tracker/consistent").asBoolean(true)).isFalse();
        assertThat(root.at("/plan/baseUrl").asText()).isEqualTo("http://127.0.0.1:8000");
        assertThat(root.at("/environment/streamcheck").asText()).isEqualTo("0.1");
    }

    @Test
    void jsonHoldsEachThresholdAndWhatItCameTo() throws IOException {
        JsonNode ttft = json(FAIL).at("/thresholds/1");

        assertThat(ttft.path("path").asText()).isEqualTo("ttft.p95");
        assertThat(ttft.path("level").asText()).isEqualTo("fail");
        assertThat(ttft.path("limit").asDouble()).isEqualTo(100);
        assertThat(ttft.path("measured").asDouble()).isCloseTo(250, withPercentage(0.1));
        assertThat(ttft.path("samples").asInt()).isEqualTo(2);
        assertThat(ttft.path("met").asBoolean(true)).isFalse();
        assertThat(ttft.path("note").asText()).startsWith("2 samples are few for a p95");
    }

    @Test
    void jsonLeavesOutWhatWasNotMeasured() throws IOException {
        JsonNode root = json(EMPTY);

        assertThat(root.at("/total/streams").asInt(-1)).isZero();
        assertThat(root.path("total").has("successRate")).isFalse();
        assertThat(root.at("/thresholds/0").has("measured")).isFalse();
        assertThat(root.path("findings")).isEmpty();
        assertThat(root.path("endpoints")).isEmpty();
    }

    @Test
    void jsonNamesTheHeadersOfThePlan() throws IOException {
        assertThat(json(PASS).at("/plan/headers/0").asText()).isEqualTo("x-tenant");
        assertThat(json(PASS).at("/plan/credential").asBoolean()).isTrue();
    }

    @Test
    void jsonHasNumbersOrNothingForTheServersFigures() throws IOException {
        JsonNode values = json(PASS).at("/server/tracker/values");

        assertThat(values.path("completed_streams").isNumber()).isTrue();
        assertThat(values.path("rate").isNull()).isTrue();
    }

    @Test
    void aHealthyServerIsAvailable() throws IOException {
        assertThat(json(PASS).at("/server/health/available").asBoolean()).isTrue();
    }

    @Test
    void textTellsEachProblemOnce() {
        String page = new TextReport().render(FAIL);

        assertThat(page.lines().filter(line -> line.contains("no end"))).hasSize(1);
        assertThat(page.lines().filter(line -> line.contains("ttft.p95"))).hasSize(1);
        assertThat(page.lines().filter(line -> line.contains("counts 0 completed streams")))
                .hasSize(1);
    }

    @Test
    void textHasWhatMattersFirstAndWhatIsLongLast() {
        assertThat(new TextReport().render(FAIL).lines())
                .containsSubsequence(
                        "WHAT TO DO",
                        "THRESHOLDS",
                        "FINDINGS",
                        "STREAMS",
                        "SERVER",
                        "NOTES",
                        "TIME TO FIRST TOKEN (TTFT)",
                        "TOKEN COUNTS",
                        "THIS CLIENT",
                        "FIGURES OF THE SERVER (tracker, fakeai)");
    }

    @Test
    void textClaimsNothingOfARunWithoutStreams() {
        assertThat(new TextReport().render(EMPTY))
                .contains("✗ no-streams: no stream was run")
                .doesNotContain("✓ none");
    }

    @Test
    void noReportHoldsTheKeyOrAHeadersValue() {
        assertThat(ReportWriter.all())
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(writer -> assertThat(writer.render(FAIL)).doesNotContain("canary-471"));
    }

    @Test
    void textHasAllSectionsWhateverCameOfTheRun() {
        assertThat(List.of(PASS, FAIL, EMPTY))
                .allSatisfy(report -> assertThat(new TextReport().render(report))
                        .contains("THRESHOLDS", "FINDINGS", "SERVER", "NOTES", "THIS CLIENT", "FIGURES OF THE SERVER"));
        assertThat(List.of(PASS, FAIL))
                .allSatisfy(report -> assertThat(new TextReport().render(report))
                        .contains("STREAMS", "TIME TO FIRST TOKEN (TTFT)", "TOKEN COUNTS"));
    }

    private static StageFigures stage(Stage stage, Backlog held) {
        return new StageFigures(stage, 2, held, PASS.figures().total());
    }

    private static final StageFigures CLOSED = stage(Stage.closed(2, new Stage.Count(7)), Backlog.NONE);
    private static final StageFigures OPEN = stage(
            new Stage(
                    new Stage.Open(20, Stage.Arrivals.POISSON, 1, 30),
                    new Stage.Time(Duration.ofSeconds(3)),
                    Duration.ofSeconds(1)),
            new Backlog(4, Duration.ofMillis(250), Duration.ofMillis(700)));

    @Test
    void jsonHasTheFiguresOfEachStage() throws IOException {
        JsonNode stages = json(Reports.withStages(PASS, CLOSED, OPEN)).path("stages");

        assertThat(stages).hasSize(2);
        assertThat(stages.at("/0/name").asText()).isEqualTo("7 streams, 2 at once");
        assertThat(stages.at("/0/plan/concurrency").asInt()).isEqualTo(2);
        assertThat(stages.at("/0/plan/streams").asInt()).isEqualTo(7);
        assertThat(stages.at("/0/succeeded").asInt()).isEqualTo(2);
        assertThat(stages.at("/0/metrics/ttft/count").asInt()).isEqualTo(2);
        assertThat(stages.at("/0/held/streams").asInt(-1)).isZero();
        assertThat(stages.at("/1/plan/rate").asDouble()).isEqualTo(20);
        assertThat(stages.at("/1/plan/arrivals").asText()).isEqualTo("poisson");
        assertThat(stages.at("/1/plan/maxInFlight").asInt()).isEqualTo(30);
        assertThat(stages.at("/1/plan/durationMs").asInt()).isEqualTo(3_000);
        assertThat(stages.at("/1/plan/rampUpMs").asInt()).isEqualTo(1_000);
        assertThat(stages.at("/1/tookMs").asInt()).isEqualTo(2_000);
        assertThat(stages.at("/1/held/streams").asInt()).isEqualTo(4);
        assertThat(stages.at("/1/held/longestMs").asDouble()).isEqualTo(250);
        assertThat(stages.at("/1/held/totalMs").asDouble()).isEqualTo(700);
    }

    @Test
    void figuresHaveNoDigitsThatMeanNothing() {
        RunResult odd = Reports.of(Results.good(1, 51.125042111111114), Results.good(2, 1234567.8912345));

        assertThat(new JsonReport().render(odd))
                .contains("\"min\" : 51.125,", "\"max\" : 1234568.0")
                .doesNotContain("51.12504");
        assertThat(new OpenMetricsReport().render(odd)).doesNotContainPattern("[0-9]\\.[0-9]{9}");
    }

    @Test
    void jsonHasTheSeed() throws IOException {
        assertThat(json(PASS).at("/plan/seed").asInt()).isEqualTo(1);
    }

    @Test
    void textHasATableOfStagesIfThereAreSeveral() {
        assertThat(new TextReport().render(Reports.withStages(PASS, CLOSED, OPEN)))
                .contains("\nSTAGES\n", "\n2 at once ", "\n20/s (poisson) for 3 s ");
        assertThat(new TextReport().render(Reports.withStages(PASS, CLOSED))).doesNotContain("STAGES");
    }

    @Test
    void textSaysVerdictViolationsAndEvidence() {
        assertThat(new TextReport().render(FAIL))
                .contains("✗ FAIL")
                .contains("✗ done-missing: no end (chat, 1 stream)")
                .contains("stream #3, at 12.5 ms: bytes of #3")
                .containsPattern("✗ ttft\\.p95 +250 ms  at most 100 ms +150 % above +n=2\n");
    }

    @Test
    void linesKeepWithinAHundredColumns() {
        RunResult wordy = Reports.of(
                Results.good(1, 50), Results.bad(2, "http-status", "a word and another and ".repeat(20) + "end"));

        assertThat(List.of(PASS, FAIL, EMPTY, wordy)).allSatisfy(report -> {
            assertThat(new TextReport().render(report).lines())
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
            assertThat(new ConsoleSummary(report, console(80)).lines(Optional.empty()))
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        });
    }

    @Test
    void theConsoleSaysTheVerdictFirst() {
        List<String> lines = console(FAIL);

        assertThat(lines.get(1)).isEqualTo("✗ FAIL in 2.5 s: 2 of 3 streams succeeded, 3 measured");
        assertThat(lines.get(2)).startsWith("  ✗ done-missing");
    }

    @Test
    void theConsoleShowsTheEvidenceOfAFinding() {
        RunResult wordy = Reports.of(Results.bad(1, "sse-line", "long", "0123456789".repeat(40)));

        assertThat(console(FAIL))
                .containsSubsequence("  ✗ done-missing: no end (chat, 1 stream)", "    seen: bytes of #3");
        assertThat(console(wordy)).contains("    seen: " + "0123456789".repeat(8) + "0123456...");
    }

    @Test
    void figuresOfAnswersThatAreHeldBackAreMarked() throws IOException {
        RunResult held = Reports.of(
                Results.good(1, 50),
                Results.heldBack(2, "content-length", 400),
                Results.heldBack(3, "content-length", 300));
        String legend = "= held back: the answer was buffered on the way, so this says little about the server";

        assertThat(console(held)).anyMatch(line -> line.startsWith("  chat ") && line.contains(" =400 ms"));
        assertThat(console(held)).contains("  " + legend);
        assertThat(new TextReport().render(held)).contains("=400 ms", "\n" + legend);
        assertThat(json(held).at("/endpoints/chat/metrics/ttft/heldBack").asBoolean())
                .isTrue();
        assertThat(json(held).at("/endpoints/chat/metrics/tokens").has("heldBack"))
                .isFalse();
        assertThat(ReportSchema.problems(new JsonReport().render(held))).isEmpty();
        assertThat(console(PASS)).noneMatch(line -> line.contains("held back"));
    }

    @Test
    void groupsOfTokensLeaveTheTimeToTheFirstAsItIs() {
        HeldBack held = HeldBack.in(Reports.of(
                        Results.heldBack(1, "clumped", 400),
                        Results.heldBack(2, "clumped", 400),
                        Results.heldBack(3, "clumped", 400))
                .figures());

        assertThat(held.metrics("chat")).contains(Metric.ITL).doesNotContain(Metric.TTFT);
        assertThat(held.metrics("all")).isEqualTo(held.metrics("chat"));
        assertThat(held.metrics("completions")).isEmpty();
    }

    private static List<String> console(RunResult report) {
        return new ConsoleSummary(report, console(Lines.WIDTH)).lines(Optional.empty());
    }

    private static ConsoleSettings console(int width) {
        return new ConsoleSettings(StandardCharsets.UTF_8, Style.NONE, width, false);
    }

    @Test
    void signsDegradeToAscii() {
        assertThat(new ConsoleSummary(FAIL, ConsoleSettings.plain(StandardCharsets.US_ASCII)).lines(Optional.empty()))
                .allSatisfy(line -> assertThat(
                                StandardCharsets.US_ASCII.newEncoder().canEncode(line))
                        .isTrue());
    }

    @Test
    void aPartialRunSaysSo() {
        RunResult partial = Reports.of(Optional.of("interrupted"), Results.good(1, 50));

        assertThat(new TextReport().render(partial)).contains("(partial: interrupted)");
        assertThat(console(partial).get(1)).contains("partial: interrupted");
    }

    @Test
    void reportsAreThereWholeAndNothingElseIs() throws IOException {
        ReportFiles files = new ReportFiles(folder.resolve("new"), Redactor.NONE);
        files.clear("default");
        files.write(PASS, ReportWriter.all());

        try (var listed = Files.list(folder.resolve("new"))) {
            assertThat(listed.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "report.json",
                            "report.txt",
                            "report.html",
                            "report.css",
                            "figures.hlog",
                            "TEST-streamcheck.default.xml",
                            "summary.md",
                            "metrics.prom");
        }
    }

    @Test
    void anOlderRunsReportsAreTakenAway() throws IOException {
        Files.writeString(folder.resolve("report.json"), "{}");
        Files.writeString(folder.resolve("TEST-streamcheck.default.xml"), "<testsuite/>");
        new ReportFiles(folder, Redactor.NONE).clear("default");

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void noFileIsTakenAwayThatIsNoReport() throws IOException {
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        Files.writeString(folder.resolve("TEST-streamcheck.other.xml"), "<testsuite/>");
        new ReportFiles(folder, Redactor.NONE).clear("default");

        assertThat(folder).isDirectoryContaining("glob:**pom.xml").isDirectoryContaining("glob:**other.xml");
    }

    @Test
    void linksAreReplacedAndNotFollowed() throws IOException {
        Path mine = Files.writeString(folder.resolve("mine"), "mine");
        Path reports = Files.createDirectory(folder.resolve("reports"));
        Files.createSymbolicLink(reports.resolve("report.json.tmp"), mine);
        Files.createSymbolicLink(reports.resolve("report.json"), mine);
        ReportFiles files = new ReportFiles(reports, Redactor.NONE);

        files.write(PASS, List.of(new JsonReport()));
        assertThat(mine).hasContent("mine");
        assertThat(reports.resolve("report.json")).content().startsWith("{");

        Files.delete(reports.resolve("report.json"));
        Files.createSymbolicLink(reports.resolve("report.json"), mine);
        files.clear("default");
        assertThat(mine).hasContent("mine");
        assertThat(reports).isEmptyDirectory();
    }

    @Test
    void aWriterThatFailsCostsNoOther() {
        ReportWriter broken = new BrokenWriter(new IllegalStateException("bug"));

        ReportFiles.Written written =
                new ReportFiles(folder, Redactor.NONE).write(PASS, List.of(broken, new JsonReport()));

        assertThat(written.problems()).singleElement().asString().contains("broken.txt", "bug");
        assertThat(written.files()).containsExactly(folder.resolve("report.json"));
        assertThat(folder.resolve("report.json")).exists();
        assertThat(folder.resolve("broken.txt")).doesNotExist();
    }

    @Test
    void aWriterWithoutANameCostsNoOtherEither() {
        ReportWriter nameless = new ReportWriter() {
            @Override
            public String id() {
                return "nameless";
            }

            @Override
            public String fileName(String executionId) {
                throw new IllegalStateException("bug");
            }

            @Override
            public String render(RunResult report) {
                return "";
            }
        };

        assertThat(new ReportFiles(folder, Redactor.NONE)
                        .write(PASS, List.of(nameless, new JsonReport()))
                        .problems())
                .hasSize(1);
        assertThat(folder.resolve("report.json")).exists();
    }

    @Test
    void aReportThatCannotBePutInPlaceLeavesNoHalfOfIt() throws IOException {
        Files.createDirectories(folder.resolve("report.txt/in-the-way"));

        ReportFiles.Written written = new ReportFiles(folder, Redactor.NONE).write(PASS, ReportWriter.all());

        assertThat(written.problems()).singleElement().asString().contains("report.txt");
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
        assertThat(folder.resolve("report.json")).exists();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void reportsAreReadableByWhoeverMayReadFilesOfTheBuild() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "any file");
        new ReportFiles(folder, Redactor.NONE).write(PASS, List.of(new JsonReport()));

        assertThat(Files.getPosixFilePermissions(folder.resolve("report.json")))
                .isEqualTo(Files.getPosixFilePermissions(other));
    }

    @Test
    void secretsAreTakenOutOfWhateverIsWritten() throws IOException {
        new ReportFiles(folder, Redactors.of("done-missing")).write(FAIL, List.of(new TextReport()));

        assertThat(folder.resolve("report.txt"))
                .content()
                .contains("***: no end")
                .doesNotContain("done-missing");
    }

    @Test
    void aFolderThatCannotBeMadeIsAnError() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");

        assertThatThrownBy(() -> new ReportFiles(file.resolve("reports"), Redactor.NONE).clear("default"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aStoredReportIsReadBack() throws IOException {
        new ReportFiles(folder, Redactor.NONE).write(FAIL, List.of(new JsonReport()));
        StoredReport stored = StoredReport.read(folder);

        assertThat(stored.runId()).isEqualTo("run-1");
        assertThat(stored.isPass()).isFalse();
        assertThat(stored.measured()).isEqualTo(3);
        assertThat(stored.violations()).isEqualTo(asStored(FAIL.verdict().violations()));
    }

    @Test
    void aPassIsReadBackAsOne() throws IOException {
        new ReportFiles(folder, Redactor.NONE).write(PASS, List.of(new JsonReport()));

        assertThat(StoredReport.read(folder).isPass()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "{\"runId\": \"r\", \"verdict\": \"pass\", \"violations\": []} {}",
                "{\"runId\": \"r\", \"verdict\": \"fail\", \"verdict\": \"pass\", \"violations\": []}",
                "[]",
                "null",
                "{\"runId\": \"r\", \"verdict\": \"pass\"}",
                "{\"runId\": 1, \"verdict\": \"pass\", \"violations\": []}",
                "{\"runId\": \"r\", \"verdict\": \"fail\", \"violations\": [{\"kind\": \"odd\"}]}"
            })
    void whatIsNoReportIsNotReadAsOne(String content) throws IOException {
        Files.writeString(folder.resolve("report.json"), content);

        assertThatThrownBy(() -> StoredReport.read(folder)).isInstanceOf(IOException.class);
    }

    @Test
    void aMissingReportIsAnError() {
        assertThatThrownBy(() -> StoredReport.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("report.json is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fail", "PASS", "passed", "", "true"})
    void whatIsNoPassInSoManyWordsIsNone(String verdict) throws IOException {
        Files.writeString(
                folder.resolve("report.json"),
                "{\"runId\": \"r\", \"verdict\": \"" + verdict + "\", \"violations\": []}");

        assertThat(StoredReport.read(folder).isPass()).isFalse();
    }

    @Test
    void whatAReportDoesNotSayIsNotTakenForWell() throws IOException {
        Files.writeString(
                folder.resolve("report.json"), "{\"runId\": \"r\", \"verdict\": \"pass\", \"violations\": []}");
        StoredReport stored = StoredReport.read(folder);

        assertThat(stored.partial()).isTrue();
        assertThat(stored.measured()).isZero();
        assertThat(stored.tolerated()).isFalse();
    }

    @Test
    void aPassWithViolationsIsNone() throws IOException {
        Files.writeString(
                folder.resolve("report.json"),
                "{\"runId\": \"r\", \"verdict\": \"pass\", \"violations\": [{\"kind\": \"run\", \"id\": \"x\"}]}");

        assertThat(StoredReport.read(folder).isPass()).isFalse();
    }

    @Test
    void aRunThatCouldNotBeginLeavesAFailThatCheckReads() throws IOException {
        BrokenReport.write(folder, new RunIdentity("run-2", "default", false), "streams = \"ten\"");
        StoredReport stored = StoredReport.read(folder);

        assertThat(stored.isPass()).isFalse();
        assertThat(stored.partial()).isTrue();
        assertThat(stored.violations())
                .containsExactly(new Violation(Reason.Kind.RUN, "configuration", "streams = \"ten\""));
    }

    @Test
    void aBrokenReportNeverReplacesOneThatFailsTheBuildAlready() throws IOException {
        new ReportFiles(folder, Redactor.NONE).write(FAIL, List.of(new JsonReport()));
        BrokenReport.write(folder, new RunIdentity("run-1", "default", false), "late");

        assertThat(StoredReport.read(folder).violations())
                .isEqualTo(asStored(FAIL.verdict().violations()));
    }

    /** Violations as report.json keeps them. */
    private static List<Violation> asStored(List<Violation> violations) {
        return violations.stream()
                .map(each -> new Violation(each.kind(), each.id(), each.message()))
                .toList();
    }

    @Test
    void aReportOfABrokenRunStaysEvenWhereFailuresAreTolerated() throws IOException {
        RunIdentity tolerated = new RunIdentity("run-1", "default", true);
        BrokenReport.write(folder, tolerated, "the run took too long");
        String written = Files.readString(folder.resolve(JsonReport.FILE_NAME));
        BrokenReport.write(folder, tolerated, "late");

        assertThat(folder.resolve(JsonReport.FILE_NAME)).hasContent(written);
    }

    @Test
    void halfASurrogatePairCostsNoReport() throws IOException {
        ReportFiles.replace(folder.resolve("report.json"), "a\ud800b");

        assertThat(folder.resolve("report.json")).hasContent("a?b");
    }

    @Test
    void aPassDoesNotOutliveWhatBrokeAfterIt() throws IOException {
        new ReportFiles(folder, Redactor.NONE).write(PASS, List.of(new JsonReport()));
        BrokenReport.write(folder, new RunIdentity("run-1", "default", false), "can't write report.txt: no space left");

        StoredReport stored = StoredReport.read(folder);
        assertThat(stored.isPass()).isFalse();
        assertThat(stored.isBroken()).isTrue();
        assertThat(stored.measured())
                .isEqualTo(PASS.figures().total().measured())
                .isPositive();
    }
}
