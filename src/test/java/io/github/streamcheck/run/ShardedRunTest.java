package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.baseline.BaselineCheck;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.Shard;
import io.github.streamcheck.report.JsonReport;
import io.github.streamcheck.report.ReportSchema;
import io.github.streamcheck.result.RunIdentity;
import io.github.streamcheck.result.RunResult;
import io.github.streamcheck.shard.ShardMerge;
import io.github.streamcheck.shard.ShardSet;
import io.github.streamcheck.simulator.Simulator;
import io.github.streamcheck.simulator.SimulatorSettings;
import io.github.streamcheck.simulator.faults.Fault;
import io.github.streamcheck.verdict.Violation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs that several processes share, from the streams to the one verdict. */
@Timeout(60)
class ShardedRunTest {

    private static final int SHARDS = 3;
    private static final SimulatorSettings QUICK = SimulatorSettings.defaults()
            .withTtft(Duration.ofMillis(5))
            .withItl(Duration.ZERO)
            .withTokens(6);

    @TempDir
    private Path folder = Path.of(".");

    private final List<RunResult> shards = new ArrayList<>();

    /** Runs the shards one after the other, and merges what they leave. */
    private RunResult run(SimulatorSettings server, UnaryOperator<Plans> change) throws Exception {
        List<Path> files = new ArrayList<>();
        try (Simulator simulator = Simulator.start(server)) {
            Plan plan = change.apply(Plans.against(simulator.baseUri())).plan();
            for (int index = 1; index <= SHARDS; index++) {
                RunResult report = run(plan, new Shard(index, SHARDS));
                shards.add(report);
                files.add(
                        Files.writeString(folder.resolve("shard-" + index + ".json"), new JsonReport().render(report)));
            }
            return new ShardMerge(ShardSet.read(files, Optional.of("run-1")))
                    .report(
                            new RunIdentity("", "merged", false),
                            Optional.empty(),
                            new BaselineCheck(plan.baseline(), Optional.empty()));
        }
    }

    private static RunResult run(Plan plan, Shard shard) {
        return Runs.of(plan, new RunIdentity("run-1", "default", false, Optional.empty(), Optional.of(shard)))
                .run();
    }

    @Test
    void theStreamsAreShared() throws Exception {
        RunResult merged = run(QUICK, plans -> plans.load(20, 4, 1));

        assertThat(shards).extracting(each -> each.figures().total().measured()).containsExactly(7, 7, 6);
        assertThat(merged.figures().total().measured()).isEqualTo(20);
        assertThat(merged.verdict().isPass()).isTrue();
    }

    @Test
    void aShardIsPartialAndKeepsToTheSchema() throws Exception {
        run(QUICK, plans -> plans.load(6, 3, 0));

        assertThat(shards)
                .allMatch(each -> each.partial().isPresent())
                .allSatisfy(each -> assertThat(ReportSchema.problems(new JsonReport().render(each)))
                        .isEmpty());
    }

    @Test
    void whatIsWrongOnlyFailsTheWhole() throws Exception {
        RunResult merged = run(QUICK.withFault(Fault.byId("done-missing").orElseThrow()), plans -> plans.load(9, 3, 0));

        assertThat(shards).allMatch(each -> each.verdict().isPass());
        assertThat(merged.verdict().violations()).extracting(Violation::id).contains("done-missing", "successRate");
    }

    @Test
    void noTwoShardsHaveAStreamOfTheSameNumber() throws Exception {
        run(QUICK.withFault(Fault.byId("done-missing").orElseThrow()), plans -> plans.load(9, 3, 0));

        for (int index = 0; index < SHARDS; index++) {
            int remainder = (index + 1) % SHARDS;
            assertThat(shards.get(index).figures().findings().stream().flatMap(group -> group.examples().stream()))
                    .isNotEmpty()
                    .allMatch(example -> example.stream() % SHARDS == remainder);
        }
    }
}
