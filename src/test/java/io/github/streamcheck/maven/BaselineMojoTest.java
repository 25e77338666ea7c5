package io.github.streamcheck.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.streamcheck.baseline.Baseline;
import io.github.streamcheck.baseline.BaselineFile;
import io.github.streamcheck.baseline.RecordedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineMojoTest {

    private static final String PASS = """
            {"runId": "r1", "verdict": "pass", "partial": false, "tolerated": false,
             "total": {"measured": 10}, "violations": [],
             "recorded": {"runId": "r1", "startedAt": "t", "streams": 10, "succeeded": 10,
               "fingerprint": {"model": "m", "workload": "w", "prompts": "p", "runner": "r"},
               "samples": {"ttft": {"unit": "ms", "count": 2, "values": [1, 2]}}}}""";
    private static final String FAIL = PASS.replace("\"pass\"", "\"fail\"");

    @TempDir
    private Path project = Path.of(".");

    private final BaselineMojo mojo = new BaselineMojo();
    private final List<String> log = Mojos.listen(mojo);

    @BeforeEach
    void inAProject() {
        MavenProject maven = new MavenProject();
        maven.setFile(project.resolve("pom.xml").toFile());
        Mojos.set(mojo, "project", maven);
        Mojos.set(mojo, "outputDirectory", project.resolve("target/streamcheck").toFile());
    }

    private void report(String execution, String json) throws IOException {
        Path folder =
                Files.createDirectories(project.resolve("target/streamcheck").resolve(execution));
        Files.writeString(folder.resolve("report.json"), json);
    }

    private Baseline baseline() throws IOException {
        return new BaselineFile(project.resolve("src/test/streamcheck/baseline.json"))
                .read()
                .orElse(Baseline.EMPTY);
    }

    private List<String> recorded(String execution) throws IOException {
        return baseline().runs(execution).stream().map(RecordedRun::runId).toList();
    }

    @Test
    void recordsEveryExecutionThatLeftAReport() throws Exception {
        report("one", PASS);
        report("two", PASS.replace("r1", "r2"));
        mojo.run();

        assertThat(recorded("one")).containsExactly("r1");
        assertThat(recorded("two")).containsExactly("r2");
        assertThat(log).contains("one: recorded run r1, 1 of up to 10");
    }

    @Test
    void addsToWhatIsThere() throws Exception {
        report("one", PASS);
        mojo.run();
        report("one", PASS.replace("r1", "r2"));
        mojo.run();

        assertThat(recorded("one")).containsExactly("r1", "r2");
    }

    @Test
    void recordsARunOnlyOnce() throws Exception {
        report("one", PASS);
        mojo.run();
        mojo.run();

        assertThat(recorded("one")).containsExactly("r1");
        assertThat(log).contains("one: run r1 has already been recorded");
    }

    @Test
    void refusesARunThatFailedAndRecordsTheOthers() throws Exception {
        report("one", FAIL);
        report("two", PASS);

        assertThatThrownBy(mojo::run)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("not recorded: one, whose run r1 failed")
                .hasMessageContaining("-Dstreamcheck.baselineOfFailed=true");
        assertThat(recorded("one")).isEmpty();
        assertThat(recorded("two")).containsExactly("r1");
    }

    @Test
    void refusesAPartialRun() throws IOException {
        report("one", PASS.replace("\"partial\": false", "\"partial\": true"));

        assertThatThrownBy(mojo::run).hasMessageContaining("whose run r1 is partial");
    }

    @Test
    void recordsARunThatFailedIfItIsToldTo() throws Exception {
        Mojos.set(mojo, "baselineOfFailed", true);
        report("one", FAIL);
        mojo.run();

        assertThat(recorded("one")).containsExactly("r1");
    }

    @Test
    void refusesAReportWithoutARun() throws IOException {
        report("one", PASS.replace("\"recorded\"", "\"other\""));

        assertThatThrownBy(mojo::run).hasMessageContaining("one, whose report contains no run");
    }

    @Test
    void nothingToRecordIsAnError() {
        assertThatThrownBy(mojo::run)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("there is no report to record in")
                .hasMessageContaining("run the goal verify first");
    }

    @Test
    void recordsOnlyTheExecutionsItIsToldTo() throws Exception {
        Mojos.set(mojo, "baselineExecutions", List.of("two"));
        report("one", PASS);
        report("two", PASS);
        mojo.run();

        assertThat(recorded("one")).isEmpty();
        assertThat(recorded("two")).containsExactly("r1");
    }

    @Test
    void anExecutionWithoutAReportIsAnError() throws IOException {
        Mojos.set(mojo, "baselineExecutions", List.of("one", "two"));
        report("one", PASS);

        assertThatThrownBy(mojo::run).hasMessageContaining(" of two; run the goal verify first");
    }

    @Test
    void aFileThatIsNoBaselineIsNotOverwritten() throws IOException {
        report("one", PASS);
        Path file = project.resolve("src/test/streamcheck/baseline.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{}");

        assertThatThrownBy(mojo::run)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("baselineFile")
                .hasMessageContaining("it has no schemaVersion");
        assertThat(file).hasContent("{}");
    }
}
