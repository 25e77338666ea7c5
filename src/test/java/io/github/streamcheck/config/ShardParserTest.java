package io.github.streamcheck.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Load;
import io.github.streamcheck.plan.Shard;
import io.github.streamcheck.plan.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which shard a process is, by what the user and the environment say. */
class ShardParserTest {

    private static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    private final Problems problems = new Problems();

    private Optional<Shard> shard(Map<String, String> environment, @Nullable String shard, @Nullable String shards) {
        return new ShardParser(environment, problems).shard(shard, shards);
    }

    private List<String> messages() {
        return problems.list().stream().map(Problem::message).toList();
    }

    private String onlyMessage() {
        assertThat(messages()).hasSize(1);
        return messages().get(0);
    }

    @Test
    void withoutAWordItIsTheWholeRunWhateverTheEnvironmentSays() {
        assertThat(shard(Map.of("CI_NODE_INDEX", "2", "CI_NODE_TOTAL", "4"), null, null))
                .isEmpty();
        assertThat(messages()).isEmpty();
    }

    @Test
    void whatIsWrittenWinsOverTheEnvironment() {
        assertThat(shard(Map.of("CI_NODE_INDEX", "2", "CI_NODE_TOTAL", "4"), "3/8", null))
                .contains(new Shard(3, 8));
    }

    @Test
    void ciCountsFromOne() {
        assertThat(shard(Map.of("CI_NODE_INDEX", "4", "CI_NODE_TOTAL", "4"), "auto", null))
                .contains(new Shard(4, 4));
    }

    @Test
    void kubernetesCountsFromNought() {
        assertThat(shard(Map.of("JOB_COMPLETION_INDEX", "0"), "auto", "8")).contains(new Shard(1, 8));
    }

    @Test
    void kubernetesDoesNotSayHowManyThereAre() {
        assertThat(shard(Map.of("JOB_COMPLETION_INDEX", "0"), "auto", null)).isEmpty();
        assertThat(onlyMessage()).contains("shards").contains("completions");
    }

    @Test
    void autoWithoutAnEnvironmentIsNotAWholeRun() {
        assertThat(shard(Map.of(), "auto", null)).isEmpty();
        assertThat(onlyMessage()).contains("JOB_COMPLETION_INDEX").contains("CI_NODE_INDEX");
    }

    @ParameterizedTest
    @CsvSource({"8, 8", "-1, 8", "x, 8"})
    void anIndexOfKubernetesThatCannotBeIsAProblem(String index, String shards) {
        assertThat(shard(Map.of("JOB_COMPLETION_INDEX", index), "auto", shards)).isEmpty();
        assertThat(onlyMessage()).contains("JOB_COMPLETION_INDEX=" + index);
    }

    @ParameterizedTest
    @CsvSource({"0, 4", "5, 4", "1, ''", "'', 4"})
    void anIndexOfCiThatCannotBeIsAProblem(String index, String total) {
        assertThat(shard(Map.of("CI_NODE_INDEX", index, "CI_NODE_TOTAL", total), "auto", null))
                .isEmpty();
        assertThat(onlyMessage()).contains("CI_NODE_INDEX=" + index, "CI_NODE_TOTAL=" + total);
    }

    @Test
    void aNumberOfShardsAloneWouldRunTheWholeLoadInEach() {
        shard(Map.of(), null, "8");

        assertThat(onlyMessage()).contains("shard=1/8");
    }

    @Test
    void aNumberOfShardsThatContradictsIsAProblem() {
        assertThat(shard(Map.of(), "1/4", "8")).isEmpty();
        assertThat(onlyMessage()).contains("shard 1 of 4");
    }

    @Test
    void whatIsNoShardIsAProblem() {
        assertThat(shard(Map.of(), "8/2", null)).isEmpty();
        assertThat(onlyMessage()).contains("8/2").contains("2/8");
    }

    @Test
    void shardsNeedAnIdInCommon() {
        new ShardParser(Map.of(), problems).runId(null, Optional.of(new Shard(1, 2)));

        assertThat(onlyMessage()).contains("runId").contains("same in all shards");
    }

    @Test
    void aWholeRunNeedsNoId() {
        assertThat(new ShardParser(Map.of(), problems).runId(null, Optional.empty()))
                .isEmpty();
        assertThat(messages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "-x", "é", "a\nb", "../x"})
    void anIdThatDoesNotFitIsAProblem(String id) {
        assertThat(new ShardParser(Map.of(), problems).runId(id, Optional.empty()))
                .isEmpty();
        assertThat(messages()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23T15:01:00Z", "2026-11-23T16:01:00+01:00", "1795446060", "1795446060000"})
    void aMomentIsReadAsPeopleAndSchedulersWriteIt(String text) {
        assertThat(new ShardParser(Map.of(), problems).startAt(text, NOW, HALF_AN_HOUR))
                .contains(NOW.plusSeconds(60));
        assertThat(messages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T14:59:00Z, 1 m ago",
        "2026-11-23T15:30:00Z, within totalTimeout (30 m) from now",
        "tomorrow, a time such as"
    })
    void aMomentThatCannotBeIsAProblem(String text, String told) {
        new ShardParser(Map.of(), problems).startAt(text, NOW, HALF_AN_HOUR);

        assertThat(onlyMessage()).contains(told);
    }

    @Test
    void everyShardNeedsAStreamAndAPlace() {
        new ShardParser(Map.of(), problems).share(Load.closed(3, 2, 0), new Shard(1, 4));

        assertThat(messages()).hasSize(2);
        assertThat(messages().get(0)).contains("streams").contains("at least 4");
        assertThat(messages().get(1)).contains("concurrency").contains("at least 4");
    }

    @Test
    void aStageThatIsTooSmallIsNamed() {
        Load load = new Load(
                List.of(Stage.closed(4, new Stage.Count(4)), Stage.closed(4, new Stage.Count(3))),
                0,
                Optional.empty(),
                1);

        new ShardParser(Map.of(), problems).share(load, new Shard(1, 4));

        assertThat(onlyMessage()).contains("stages[2].streams");
    }

    @Test
    void noShardHasTheServerForItself() {
        new ShardParser(Map.of(), problems).alone(true, null, Optional.of(new Shard(1, 4)));

        assertThat(onlyMessage()).contains("exclusive");
    }
}
