package io.github.streamcheck.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.streamcheck.plan.Stage.Arrivals;
import io.github.streamcheck.tries.Tries;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a load is divided. */
class ShardTest {

    private static List<Shard> all(int total) {
        return IntStream.rangeClosed(1, total)
                .mapToObj(index -> new Shard(index, total))
                .toList();
    }

    private static List<Stage> parts(Stage whole, int total) {
        return all(total).stream().map(shard -> whole.part(shard, 77)).toList();
    }

    @Test
    void partsAddUpToTheWhole() {
        Tries.of(any -> {
            int whole = any.integer(0, 1_000_000);
            int total = any.integer(1, 50);

            assertThat(all(total).stream().mapToInt(shard -> shard.part(whole)).sum())
                    .isEqualTo(whole);
        });
    }

    @Test
    void partsDifferByNoMoreThanOne() {
        Tries.of(any -> {
            int whole = any.integer(0, 1_000);
            int total = any.integer(1, 50);

            assertThat(all(total))
                    .allSatisfy(shard -> assertThat(shard.part(whole)).isBetween(whole / total, whole / total + 1));
        });
    }

    @Test
    void aPartBeginsWhereTheOnesBeforeEnd() {
        Tries.of(any -> {
            int whole = any.integer(0, 1_000);
            int total = any.integer(2, 50);
            List<Shard> shards = all(total);

            for (int next = 1; next < total; next++) {
                Shard before = shards.get(next - 1);
                assertThat(shards.get(next).before(whole)).isEqualTo(before.before(whole) + before.part(whole));
            }
        });
    }

    @Test
    void noTwoStreamsOfARunHaveTheSameNumber() {
        Set<Integer> numbers = new HashSet<>();
        all(3).forEach(shard -> IntStream.rangeClosed(1, 100).forEach(own -> numbers.add(shard.number(own))));

        assertThat(numbers).hasSize(300).contains(1, 300);
    }

    @Test
    void noTwoShardsHaveTheSameSeed() {
        assertThat(all(100).stream().map(shard -> shard.seed(1))).doesNotHaveDuplicates();
    }

    @Test
    void theOnlyShardDrawsLikeAWholeRun() {
        assertThat(Shard.WHOLE.seed(7)).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "0/8", "9/8", "1/0", "-1/8", "2/8/3", "a/b", "1/10001", "1/99999999999"})
    void whatIsNoShardIsNotRead(String text) {
        assertThat(Shard.parse(text)).isEmpty();
    }

    @Test
    void aShardIsReadAsPeopleWriteIt() {
        assertThat(Shard.parse(" 2/8 ")).contains(new Shard(2, 8));
    }

    @Test
    void streamsAndConcurrencyAreDivided() {
        Stage whole = new Stage(new Stage.Closed(10), new Stage.Count(102), Duration.ofMillis(10));

        assertThat(parts(whole, 4))
                .containsExactly(
                        new Stage(new Stage.Closed(3), new Stage.Count(26), Duration.ofMillis(10)),
                        new Stage(new Stage.Closed(3), new Stage.Count(26), Duration.ofMillis(10)),
                        new Stage(new Stage.Closed(2), new Stage.Count(25), Duration.ofMillis(10)),
                        new Stage(new Stage.Closed(2), new Stage.Count(25), Duration.ofMillis(10)));
    }

    @Test
    void aRateAndItsMostInFlightAreDivided() {
        Stage whole = new Stage(
                new Stage.Open(30, Arrivals.POISSON, 1, 100),
                new Stage.Time(Duration.ofSeconds(5)),
                Duration.ofSeconds(1));

        List<Stage.Open> paces =
                parts(whole, 3).stream().map(part -> (Stage.Open) part.pace()).toList();

        assertThat(paces.stream().mapToDouble(Stage.Open::perSecond).sum()).isCloseTo(30, within(1e-9));
        assertThat(paces).extracting(Stage.Open::mostInFlight).containsExactly(34, 33, 33);
        assertThat(paces).extracting(Stage.Open::seed).doesNotHaveDuplicates();
    }

    @Test
    void timesAreEveryShards() {
        Stage whole = new Stage(
                new Stage.Open(30, Arrivals.CONSTANT, 1, 100),
                new Stage.Time(Duration.ofSeconds(5)),
                Duration.ofSeconds(1));

        assertThat(parts(whole, 3)).allSatisfy(part -> {
            assertThat(part.duration()).contains(Duration.ofSeconds(5));
            assertThat(part.rampUp()).isEqualTo(Duration.ofSeconds(1));
        });
    }

    @Test
    void whatIsLeftToTheMachineIsNotDivided() {
        Stage whole = new Stage(
                new Stage.Open(30, Arrivals.CONSTANT, 1, Stage.Open.AS_MANY_AS_CAN_BE),
                new Stage.Count(9),
                Duration.ZERO);

        assertThat(parts(whole, 3))
                .extracting(part -> part.pace().mostInFlight())
                .containsOnly(77);
    }

    @Test
    void endpointsTakeTurnsAsInOneRun() {
        Stage whole = Stage.closed(10, new Stage.Count(10));

        List<Integer> turns = all(4).stream()
                .flatMap(shard -> IntStream.range(0, shard.part(10)).mapToObj(turn -> whole.firstTurn(shard) + turn))
                .toList();

        assertThat(turns).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }
}
