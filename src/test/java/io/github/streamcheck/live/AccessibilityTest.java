package io.github.streamcheck.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.streamcheck.plan.Redactor;
import io.github.streamcheck.plan.ServerChecks.Demand;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.report.ReportFiles;
import io.github.streamcheck.report.ReportWriter;
import io.github.streamcheck.run.Plans;
import io.github.streamcheck.run.Runs;
import io.github.streamcheck.simulator.Simulator;
import io.github.streamcheck.simulator.SimulatorSettings;
import io.github.streamcheck.simulator.faults.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pages of reports as axe-core checks them in Chromium, at WCAG 2.2 AA. Needs Node.js, npm, Chromium and the network. */
@Tag("live")
@Timeout(600)
class AccessibilityTest {

    private static final NodeProject AXE = new NodeProject("axe", "check.mjs");
    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "chromium-headless-shell");

    private static Optional<String> browser() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .flatMap(path -> BROWSERS.stream().map(name -> Path.of(path, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static String page(String name, Plans plans) throws Exception {
        Path folder = AXE.folder().resolve(name);
        ReportFiles files = new ReportFiles(folder, Redactor.NONE);
        files.clear("default");
        files.write(Runs.of(plans.threshold("ttft.p50", "45ms").plan()).run(), ReportWriter.all());
        return folder.resolve("report.html").toString();
    }

    @Test
    void nothingIsFoundOnPagesOfAnyKind() throws Exception {
        Optional<String> browser = browser();
        assumeTrue(browser.isPresent(), "there is no Chromium: the pages are not checked");
        AXE.install();
        Fault faults = Fault.byId("done-missing,http-status,flush-interval").orElseThrow();
        SimulatorSettings broken =
                SimulatorSettings.defaults().withFault(faults).withFaultRate(0.5);
        Path found = AXE.folder().resolve("found.txt");
        try (Simulator good = Simulator.start(SimulatorSettings.defaults());
                Simulator bad = Simulator.start(broken)) {
            List<String> pages = List.of(
                    page("good", Plans.against(good.baseUri()).load(20, 4, 0).metrics(Demand.AUTO)),
                    page("bad", Plans.against(bad.baseUri()).load(20, 4, 0)),
                    page(
                            "stages",
                            Plans.against(good.baseUri())
                                    .compareWith(bad.baseUri())
                                    .stages(
                                            Stage.closed(2, new Stage.Count(8)),
                                            Stage.closed(8, new Stage.Count(16)))));
            int code = AXE.run(
                    found,
                    Stream.concat(Stream.of("node", "check.mjs", browser.orElseThrow()), pages.stream())
                            .toArray(String[]::new));
            assertThat(code).as("see %s", AXE.log()).isZero();
        }

        assertThat(found).isEmptyFile();
    }
}
