package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.Profile;
import io.github.streamcheck.plan.Redactor;
import io.github.streamcheck.plan.ServerChecks.Demand;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.report.ReportFiles;
import io.github.streamcheck.report.ReportWriter;
import io.github.streamcheck.report.html.HtmlReport;
import io.github.streamcheck.result.RunIdentity;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.simulator.Simulator;
import io.github.streamcheck.simulator.SimulatorSettings;
import io.github.streamcheck.simulator.faults.Fault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pages of real runs against the simulator, left in {@code target/html-report} to be looked at. */
@Timeout(60)
class HtmlReportRunTest {

    private static final Path FOLDER = Path.of("target", "html-report");

    private static String page(String name, SimulatorSettings settings) throws IOException {
        try (Simulator simulator = Simulator.start(settings)) {
            Plan plan = Plans.against(simulator.baseUri())
                    .load(60, 6, 4)
                    .metrics(Demand.AUTO)
                    .rules(Profile.OPENAI, Map.of("cache-headers", Severity.WARNING))
                    .thresholds(Map.of("ttft.p95", "140ms", "tpot.p50", "20ms", "tps.p50", "50"))
                    .plan();
            RunResult report = Runs.of(plan, new RunIdentity("run-1", name, false, Optional.of("./mvnw verify")))
                    .run();
            new ReportFiles(FOLDER.resolve(name), Redactor.NONE).clear("default");
            new ReportFiles(FOLDER.resolve(name), Redactor.NONE).write(report, ReportWriter.all());
        }
        return Files.readString(FOLDER.resolve(name).resolve("report.html"));
    }

    private static SimulatorSettings settings() {
        return SimulatorSettings.defaults()
                .withTtft(Duration.ofMillis(120))
                .withItl(Duration.ofMillis(2))
                .withTokens(24);
    }

    @Test
    void aPassShowsItsStreams() throws IOException {
        assertThat(page("pass", settings())).contains("longest pause", "typical", "the body ended properly");
    }

    @Test
    void aFailedStreamIsShownEventByEvent() throws IOException {
        String page = page(
                "faulty",
                settings()
                        .withFault(Fault.byId("done-missing,http-status,body-truncated")
                                .orElseThrow())
                        .withFaultRate(0.3));

        assertThat(page).contains("✗ FAIL", "first failed by done-missing");
    }

    @Test
    void aStreamOfWhichNothingCameIsNotDrawn() {
        Plan plan = Plans.against(URI.create("http://127.0.0.1:1")).plan();

        String page = new HtmlReport().render(Runs.of(plan).run());

        assertThat(page)
                .contains("Stream #1 (chat): first failed by connect-failed", "no model known")
                .doesNotContain("stream #1 over time", "This client");
    }

    /** The picture in README is of this page. */
    @Test
    void aBufferAndWrongStreamsAreTheFirstToSee() throws IOException {
        String page = page(
                "failing",
                settings()
                        .withFault(Fault.byId("flush-interval,done-missing,deltas-exceed-usage")
                                .orElseThrow())
                        .withFaultRate(0.7));

        assertThat(page.indexOf("What fails")).isLessThan(page.indexOf("At a glance"));
        assertThat(page)
                .contains("#rule-done-missing", "p95 limit 140 ms ✗")
                .containsSubsequence(
                        "What fails",
                        "Run it again: ",
                        "<span>./mvnw</span> <span>verify</span>",
                        "with curl",
                        "At a glance");
    }
}
