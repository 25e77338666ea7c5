package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.Redactor;
import io.github.streamcheck.plan.RuleConfig;
import io.github.streamcheck.plan.Thresholds;
import io.github.streamcheck.recording.Recordings;
import io.github.streamcheck.report.JsonReport;
import io.github.streamcheck.report.ReportFiles;
import io.github.streamcheck.result.Environment;
import io.github.streamcheck.result.RunIdentity;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.simulator.Simulator;
import io.github.streamcheck.simulator.SimulatorSettings;
import io.github.streamcheck.simulator.faults.Fault;
import io.github.streamcheck.wire.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers that a run leaves are those that failed: judged again, each fails by the same rule. */
@Timeout(60)
class FailedAnswersTest {

    @TempDir
    private Path folder;

    private static RunResult verify(String endpoint, String fault) throws IOException {
        SimulatorSettings settings =
                SimulatorSettings.defaults().withFault(Fault.byId(fault).orElseThrow());
        try (Simulator simulator = Simulator.start(settings)) {
            Plan plan = Plans.against(simulator.baseUri())
                    .endpoints(endpoint)
                    .load(2, 1, 0)
                    .plan();
            return Runs.of(plan, new RunIdentity("r", "verify", false)).run();
        }
    }

    private static Optional<Protocol> protocol(String endpoint) {
        return Protocol.all().stream()
                .filter(protocol -> protocol.endpoint().name().equals(endpoint))
                .findFirst();
    }

    private static RunResult judgeAgain(Path answers, String endpoint) throws IOException {
        try (Stream<Path> files = Files.list(answers)) {
            Recordings recordings = Recordings.read(files.toList(), protocol(endpoint), Optional.empty());
            Plan plan = Plan.ofRecordings(
                    answers.toUri(),
                    recordings.streams().size(),
                    RuleConfig.DEFAULT,
                    Thresholds.withDefaults(List.of()));
            return new RecordingJudge(
                            plan,
                            new RunIdentity("r", "judge", false),
                            Environment.here("1", "Maven"),
                            new RecordedLog())
                    .judge(recordings.streams(), recordings.problems());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "chat, done-missing",
        "chat, body-truncated",
        "chat, http-status",
        "chat, json-split",
        "chat, finish-missing",
        "chat, deltas-exceed-usage",
        "completions, finish-missing",
        "responses, response-end-missing",
        "messages, block-stop-missing",
        "ollama-chat, ndjson-done-missing"
    })
    void eachFailsAgainByTheSameRule(String endpoint, String fault) throws IOException {
        RunResult verified = verify(endpoint, fault);
        ReportFiles files = new ReportFiles(folder, Redactor.NONE);
        files.clear("default");
        assertThat(files.write(verified, List.of(new JsonReport())).problems()).isEmpty();

        RunResult judged = judgeAgain(folder.resolve("streams"), endpoint);

        assertThat(judged.figures().findings())
                .extracting(FindingGroup::rule)
                .contains(verified.figures().exemplars().get(0).failure().orElseThrow());
        files.clear("default");
        assertThat(folder.resolve("streams")).isEmptyDirectory();
    }
}
