package io.github.streamcheck.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckMojoTest {

    private static final String PASS = """
            {"runId": "r1", "verdict": "pass", "partial": false, "tolerated": false,
             "total": {"measured": 10}, "violations": []}""";
    private static final String FAIL = PASS.replace("pass", "fail")
            .replace("[]", "[{\"kind\": \"finding\", \"id\": \"done-missing\", \"message\": \"no end\"}]");

    @TempDir
    private Path folder = Path.of(".");

    private final Map<String, Object> context = new HashMap<>();
    private final CheckMojo check = check();

    private CheckMojo check() {
        CheckMojo mojo = new CheckMojo();
        mojo.setPluginContext(context);
        return mojo;
    }

    private void verified(String report) throws IOException {
        Files.writeString(folder.resolve("report.json"), report);
        ran();
    }

    private void ran() {
        new BuildContext(context).addRun(new BuildContext.Run("default", "r1", folder.toString()));
    }

    private void refuses(String why) {
        assertThatThrownBy(check::run)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining(why);
    }

    @Test
    void aPassPasses() throws IOException {
        verified(PASS);
        assertThatCode(check::run).doesNotThrowAnyException();
    }

    @Test
    void namesThePageOrElseTheTextIfThereIsOne() throws IOException {
        verified(FAIL);
        assertThatThrownBy(check::run).message().doesNotContain("The whole report is");

        Path text = Files.createFile(folder.resolve("report.txt"));
        assertThatThrownBy(check::run).hasMessageContaining("The whole report is " + text);

        Path page = Files.createFile(folder.resolve("report.html"));
        assertThatThrownBy(check::run).hasMessageContaining("The whole report is " + page);
    }

    @Test
    void aFailFailsWithItsReasons() throws IOException {
        verified(FAIL);
        assertThatThrownBy(check::run)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("streamcheck, execution default: 1 expectation not met")
                .hasMessageContaining("done-missing: no end");
    }

    @Test
    void aBrokenRunIsNoViolatedExpectation() throws IOException {
        verified(FAIL.replace("finding", "run"));
        assertThatThrownBy(check::run).isInstanceOf(MojoExecutionException.class);
    }

    @Test
    void aToleratedFailIsTolerated() throws IOException {
        verified(FAIL.replace("\"tolerated\": false", "\"tolerated\": true"));
        List<String> log = Mojos.listen(check);
        assertThatCode(check::run).doesNotThrowAnyException();
        assertThat(log).singleElement().asString().contains("failed, ignored because failOnViolation=false");
    }

    @Test
    void nothingToCheckNeverPasses() {
        refuses("there is nothing to check");
    }

    @Test
    void aMissingReportNeverPasses() {
        ran();
        refuses("report.json is missing");
    }

    @Test
    void anotherRunsReportNeverPasses() throws IOException {
        verified(PASS.replace("r1", "r0"));
        refuses("is of run r0");
    }

    @Test
    void aPartialReportNeverPasses() throws IOException {
        verified(PASS.replace("\"partial\": false", "\"partial\": true"));
        refuses("is partial");
    }

    @Test
    void aReportThatDoesNotSayThatItIsWholeNeverPasses() throws IOException {
        verified(PASS.replace("\"partial\": false,", ""));
        refuses("is partial");
    }

    @Test
    void aReportWithoutStreamsNeverPasses() throws IOException {
        verified(PASS.replace("10", "0"));
        refuses("no measured stream");
    }

    @Test
    void anUnreadableReportNeverPasses() throws IOException {
        verified(PASS.substring(0, 40));
        refuses("report.json is no whole JSON");
    }

    @Test
    void whatWasSkippedNeedsNoReport() {
        new BuildContext(context).addRun(new BuildContext.Run("default", "", "skipITs"));
        assertThatCode(check::run).doesNotThrowAnyException();
    }
}
