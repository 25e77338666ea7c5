package io.github.streamcheck.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.Results;
import io.github.streamcheck.plan.Redactor;
import io.github.streamcheck.report.JsonReport;
import io.github.streamcheck.report.ReportFiles;
import io.github.streamcheck.report.ReportFolders;
import io.github.streamcheck.report.ReportWriter;
import io.github.streamcheck.report.Reports;
import io.github.streamcheck.result.RunResult;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.doxia.sink.Sink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SitePageTest {

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void withoutReportsThereIsNothingToShow() {
        assertThat(page().hasReports()).isFalse();
    }

    @Test
    void eachExecutionIsShownWithItsVerdictAndItsText() throws IOException {
        report("bad", Reports.of(Results.bad(1, "done-missing", "no <end>")));
        report("good", Reports.of(Results.good(1, 50)));

        assertThat(page().hasReports()).isTrue();
        assertThat(written())
                .containsSubsequence("bad: FAIL", "done-missing: no <end> (chat, 1 stream)", "good: PASS")
                .anyMatch(text -> text.contains("THRESHOLDS"))
                .contains("link streamcheck/bad/report.html", "link streamcheck/good/report.html");
    }

    @Test
    void aReportThatCantBeReadIsNoPass() throws IOException {
        Path broken = Files.createDirectories(folder.resolve("reports/broken"));
        Files.writeString(broken.resolve(JsonReport.FILE_NAME), "{");

        assertThat(written())
                .anyMatch(text -> text.startsWith("broken: no verdict ("))
                .noneMatch(text -> text.contains("PASS"));
    }

    @Test
    void theFilesLieBesideThePage() throws IOException {
        report("good", Reports.of(Results.good(1, 50)));

        page().copy();
        page().copy();

        assertThat(folder.resolve("site/streamcheck/good"))
                .isDirectoryContaining("glob:**report.html")
                .isDirectoryContaining("glob:**report.css");
    }

    @Test
    void shardsAreShownAfterWholeRuns() throws IOException {
        report("shard-2/load", Reports.of(Results.good(1, 50)));
        report("shard-1/load", Reports.of(Results.good(1, 50)));
        report("whole", Reports.of(Results.good(1, 50)));

        assertThat(written())
                .containsSubsequence("whole: PASS", "shard-1/load: PASS", "shard-2/load: PASS")
                .contains("link streamcheck/shard-2/load/report.html");
        page().copy();
        assertThat(folder.resolve("site/streamcheck/shard-2/load/report.html")).exists();
    }

    private SitePage page() {
        return new SitePage(new ReportFolders(folder.resolve("reports")), folder.resolve("site"));
    }

    private void report(String execution, RunResult report) throws IOException {
        ReportFiles files = new ReportFiles(folder.resolve("reports").resolve(execution), Redactor.NONE);
        files.clear(execution);
        files.write(report, ReportWriter.all());
    }

    /** The texts and links that the page gives to its sink, in order. */
    private List<String> written() throws IOException {
        List<String> texts = new ArrayList<>();
        page().write((Sink) Proxy.newProxyInstance(
                Sink.class.getClassLoader(), new Class<?>[] {Sink.class}, (sink, call, values) -> {
                    if (call.getName().equals("text")) {
                        texts.add(String.valueOf(values[0]));
                    } else if (call.getName().equals("link")) {
                        texts.add("link " + values[0]);
                    }
                    return null;
                }));
        return texts;
    }
}
