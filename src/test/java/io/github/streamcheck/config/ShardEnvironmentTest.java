package io.github.streamcheck.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Shard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the engines that start several processes say in the environment, as their documentation has it. */
class ShardEnvironmentTest {

    private static final OptionalInt UNKNOWN = OptionalInt.empty();

    private final Problems problems = new Problems();

    /** {@code variables} such as {@code CI_NODE_INDEX=2 CI_NODE_TOTAL=4}. */
    private Optional<Shard> shard(String variables, OptionalInt shards) {
        Map<String, String> environment = new HashMap<>();
        Arrays.stream(variables.split(" "))
                .map(each -> each.split("=", 2))
                .forEach(each -> environment.put(each[0], each[1]));
        return new ShardEnvironment(environment, shards, problems).shard();
    }

    private List<String> messages() {
        return problems.list().stream().map(Problem::message).toList();
    }

    private String onlyMessage() {
        assertThat(messages()).hasSize(1);
        return messages().get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CI_NODE_INDEX=2 CI_NODE_TOTAL=4",
                "CIRCLE_NODE_INDEX=1 CIRCLE_NODE_TOTAL=4",
                "BUILDKITE_PARALLEL_JOB=1 BUILDKITE_PARALLEL_JOB_COUNT=4",
                "BITBUCKET_PARALLEL_STEP=1 BITBUCKET_PARALLEL_STEP_COUNT=4",
                "SYSTEM_JOBPOSITIONINPHASE=2 SYSTEM_TOTALJOBSINPHASE=4",
                "SEMAPHORE_JOB_INDEX=2 SEMAPHORE_JOB_COUNT=4",
                "AWS_BATCH_JOB_ARRAY_INDEX=1 AWS_BATCH_JOB_ARRAY_SIZE=4",
                "BATCH_TASK_INDEX=1 BATCH_TASK_COUNT=4",
                "CLOUD_RUN_TASK_INDEX=1 CLOUD_RUN_TASK_COUNT=4",
                "SLURM_ARRAY_TASK_ID=1 SLURM_ARRAY_TASK_MIN=0 SLURM_ARRAY_TASK_STEP=1 SLURM_ARRAY_TASK_COUNT=4",
                "SLURM_ARRAY_TASK_ID=12 SLURM_ARRAY_TASK_MIN=10 SLURM_ARRAY_TASK_STEP=2 SLURM_ARRAY_TASK_COUNT=4"
            })
    void theSecondOfFourIsToldInManyWays(String variables) {
        assertThat(shard(variables, UNKNOWN)).contains(new Shard(2, 4));
        assertThat(messages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JOB_COMPLETION_INDEX=1", "NOMAD_ALLOC_INDEX=1"})
    void someEnginesLeaveTheNumberToTheUser(String variables) {
        assertThat(shard(variables, OptionalInt.of(4))).contains(new Shard(2, 4));
        assertThat(messages()).isEmpty();

        assertThat(shard(variables, UNKNOWN)).isEmpty();
        assertThat(onlyMessage()).startsWith("shards is empty").contains(variables);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CI_NODE_TOTAL=1",
                "CIRCLE_NODE_INDEX=0 CIRCLE_NODE_TOTAL=1",
                "SYSTEM_JOBPOSITIONINPHASE=1 SYSTEM_TOTALJOBSINPHASE=1",
                "CI_NODE_TOTAL=1 CIRCLE_NODE_INDEX=0 CIRCLE_NODE_TOTAL=1"
            })
    void aJobThatIsNotParallelIsTheOnlyShard(String variables) {
        assertThat(shard(variables, UNKNOWN)).contains(Shard.WHOLE);
        assertThat(messages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CI_NODE_TOTAL=1 BATCH_TASK_INDEX=2 BATCH_TASK_COUNT=3",
                "SYSTEM_JOBPOSITIONINPHASE=1 SYSTEM_TOTALJOBSINPHASE=1 BATCH_TASK_INDEX=2 BATCH_TASK_COUNT=3",
                "NOMAD_ALLOC_INDEX=0 BATCH_TASK_INDEX=2 BATCH_TASK_COUNT=3",
                "CI_NODE_INDEX=3 CI_NODE_TOTAL=3 BATCH_TASK_INDEX=2 BATCH_TASK_COUNT=3"
            })
    void anEngineBesideItThatSaysNothingElseIsNoContradiction(String variables) {
        assertThat(shard(variables, UNKNOWN)).contains(new Shard(3, 3));
        assertThat(messages()).isEmpty();
    }

    @Test
    void anIndexWithoutATotalIsNotTheOnlyShardBecauseAnotherEngineHasOneJob() {
        assertThat(shard("CI_NODE_TOTAL=1 JOB_COMPLETION_INDEX=3", UNKNOWN)).isEmpty();
        assertThat(onlyMessage()).startsWith("shards is empty").contains("JOB_COMPLETION_INDEX=3");
    }

    @Test
    void twoEnginesThatDisagreeAreBothNamed() {
        assertThat(shard("CI_NODE_INDEX=1 CI_NODE_TOTAL=4 JOB_COMPLETION_INDEX=2", OptionalInt.of(4)))
                .isEmpty();
        assertThat(onlyMessage())
                .contains("GitLab says shard 1 of 4 (CI_NODE_INDEX=1, CI_NODE_TOTAL=4)")
                .contains("Kubernetes says shard 3 of 4 (JOB_COMPLETION_INDEX=2, shards=4)");
    }

    @ParameterizedTest
    @CsvSource({
        "BUILDKITE_PARALLEL_JOB=4 BUILDKITE_PARALLEL_JOB_COUNT=4, BUILDKITE_PARALLEL_JOB=4 of Buildkite to be from 0 to 3",
        "BUILDKITE_PARALLEL_JOB=1, BUILDKITE_PARALLEL_JOB_COUNT is not set",
        "CIRCLE_NODE_TOTAL=4, CIRCLE_NODE_INDEX is not set",
        "SEMAPHORE_JOB_INDEX=0 SEMAPHORE_JOB_COUNT=4, SEMAPHORE_JOB_INDEX=0 of Semaphore to be from 1 to 4",
        "BATCH_TASK_INDEX=0 BATCH_TASK_COUNT=0, BATCH_TASK_COUNT=0",
        "BATCH_TASK_INDEX=0 BATCH_TASK_COUNT=10001, BATCH_TASK_COUNT=10001",
        "BATCH_TASK_INDEX=1e3 BATCH_TASK_COUNT=4, BATCH_TASK_INDEX=1e3",
        "BATCH_TASK_INDEX=99999999999 BATCH_TASK_COUNT=4, BATCH_TASK_INDEX=99999999999",
        "SLURM_ARRAY_TASK_ID=3 SLURM_ARRAY_TASK_COUNT=4, SLURM_ARRAY_TASK_MIN is not set",
        "SLURM_ARRAY_TASK_ID=7 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_STEP=1 SLURM_ARRAY_TASK_COUNT=4,"
                + " SLURM_ARRAY_TASK_ID=7 of Slurm to be from 1 to 4",
        "SLURM_ARRAY_TASK_ID=4 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_STEP=2 SLURM_ARRAY_TASK_COUNT=4,"
                + " from 1 to 7 in steps of 2",
        "SLURM_ARRAY_TASK_ID=4 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_STEP=0 SLURM_ARRAY_TASK_COUNT=4,"
                + " SLURM_ARRAY_TASK_STEP=0"
    })
    void whatCannotBeIsNamedWithItsValue(String variables, String told) {
        assertThat(shard(variables, UNKNOWN)).isEmpty();
        assertThat(onlyMessage()).contains(told);
    }

    @ParameterizedTest
    @EnumSource(ShardEngine.class)
    void everyEngineIsOnThePageOfShards(ShardEngine engine) throws IOException {
        String page = Files.readString(Path.of("src/site/markdown/shards.md"));

        assertThat(page).contains(engine.title(), "`" + engine.index() + "`");
        engine.total().ifPresent(total -> assertThat(page).contains("`" + total + "`"));
    }
}
