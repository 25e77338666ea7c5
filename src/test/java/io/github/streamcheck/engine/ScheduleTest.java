package io.github.streamcheck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.plan.Stage.Arrivals;
import io.github.streamcheck.plan.Trace;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** When streams are due, told without any clock. */
class ScheduleTest {

    private static final long SECOND = 1_000_000_000;

    private static Schedule open(double perSecond, Arrivals arrivals, long seed, Duration rampUp) {
        return Schedule.of(
                new Stage(new Stage.Open(perSecond, arrivals, seed, 1), new Stage.Count(Integer.MAX_VALUE), rampUp));
    }

    private static long[] due(Schedule schedule, int streams) {
        return LongStream.generate(schedule::nextNanos).limit(streams).toArray();
    }

    private static long[] poisson(long seed, int streams) {
        return due(open(50, Arrivals.POISSON, seed, Duration.ZERO), streams);
    }

    @Test
    void inAClosedStageEveryStreamIsDueAtOnce() {
        assertThat(due(Schedule.of(Stage.closed(3, new Stage.Count(5))), 5)).containsOnly(0);
    }

    @Test
    void aConstantRateHasEqualSpacesAndBeginsAtOnce() {
        assertThat(due(open(4, Arrivals.CONSTANT, 1, Duration.ZERO), 4))
                .containsExactly(0, SECOND / 4, SECOND / 2, SECOND * 3 / 4);
    }

    @Test
    void aTraceIsReplayedAtItsTimesAndItsSpeed() {
        Trace trace = new Trace(
                "t.jsonl",
                LongStream.of(0, 27, 27, 3_000)
                        .mapToObj(millis -> new Trace.Call(Duration.ofMillis(millis), 1, 1, List.of()))
                        .toList());

        assertThat(due(Schedule.of(new Stage.Replay(trace, 1, 1).stage()), 4))
                .containsExactly(0, 27_000_000, 27_000_000, 3 * SECOND);
        assertThat(due(Schedule.of(new Stage.Replay(trace, 2, 1).stage()), 4))
                .containsExactly(0, 13_500_000, 13_500_000, 3 * SECOND / 2);
    }

    @Test
    void aConstantRateDoesNotDrift() {
        Schedule thirds = open(3, Arrivals.CONSTANT, 1, Duration.ZERO);
        due(thirds, 300_000);

        assertThat(thirds.nextNanos()).isEqualTo(100_000 * SECOND);
    }

    @Test
    void aRampHasHalfTheStreamsOfTheFullRate() {
        long[] due = due(open(10, Arrivals.CONSTANT, 1, Duration.ofSeconds(4)), 61);

        assertThat(due[20]).isCloseTo(4 * SECOND, offset(1L));
        assertThat(due[60]).as("40 streams later").isCloseTo(8 * SECOND, offset(1L));
    }

    @Test
    void aRateGrowsLinearlyInItsRamp() {
        long[] due = due(open(10, Arrivals.CONSTANT, 1, Duration.ofSeconds(4)), 21);

        assertThat(due[5]).as("a quarter of the streams in half of the time").isCloseTo(2 * SECOND, offset(1L));
    }

    @Test
    void poissonArrivalsComeAtTheirRate() {
        long[] due = poisson(7, 20_000);

        assertThat((double) due[due.length - 1] / due.length).isCloseTo(SECOND / 50.0, withPercentage(3));
    }

    @Test
    void poissonSpacesAreAsIrregularAsTheyAreLong() {
        long[] due = poisson(7, 20_000);
        double[] spaces = LongStream.range(1, due.length)
                .mapToDouble(i -> due[(int) i] - due[(int) i - 1])
                .toArray();
        double mean = java.util.Arrays.stream(spaces).average().orElseThrow();
        double variance = java.util.Arrays.stream(spaces)
                .map(space -> (space - mean) * (space - mean))
                .average()
                .orElseThrow();

        assertThat(Math.sqrt(variance) / mean).isCloseTo(1, offset(0.05));
    }

    @Test
    void poissonArrivalsNeverGoBack() {
        assertThat(poisson(3, 1_000)).isSorted();
    }

    @Test
    void theSameSeedGivesTheSameArrivals() {
        assertThat(poisson(11, 100)).isEqualTo(poisson(11, 100));
    }

    @Test
    void anotherSeedGivesOthers() {
        assertThat(poisson(11, 100)).isNotEqualTo(poisson(12, 100));
    }

    @Test
    void partsOfASteadyRateAreDueWhenItsStreamsWouldBe() {
        Duration rampUp = Duration.ofSeconds(4);
        long[] whole = due(open(12, Arrivals.CONSTANT, 1, rampUp), 90);

        for (int part = 0; part < 3; part++) {
            Stage.Open third = new Stage.Open(4, Arrivals.CONSTANT, 1, 1, part / 3.0);
            long[] due = due(Schedule.of(new Stage(third, new Stage.Count(30), rampUp)), 30);
            for (int stream = 0; stream < 30; stream++) {
                assertThat(due[stream]).isCloseTo(whole[stream * 3 + part], offset(10L));
            }
        }
    }
}
