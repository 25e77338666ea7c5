package io.github.streamcheck.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.capacity.CapacitySearch.Attempt;
import io.github.streamcheck.capacity.CapacitySearch.Runner;
import io.github.streamcheck.capacity.Searches.Curve;
import io.github.streamcheck.capacity.Step.Outcome;
import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.plan.Search;
import io.github.streamcheck.plan.Thresholds;
import io.github.streamcheck.text.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The course of a search and its result, on made-up figures. */
class CapacitySearchTest {

    private static final Thresholds ALL_SUCCEED = Searches.thresholds(Map.of("successRate", "100%"));

    private static EndpointFigures ttft(double millis, int streams) {
        Distribution values = new Distribution(Unit.MILLISECONDS);
        for (int i = 0; i < streams; i++) {
            values.add(millis);
        }
        return SyntheticServer.figures(streams, 0, values);
    }

    private static EndpointFigures failed(int failed, int streams) {
        Distribution values = new Distribution(Unit.MILLISECONDS);
        values.add(50);
        return SyntheticServer.figures(streams, failed, values);
    }

    private static Capacity search(Search search, DoubleUnaryOperator p95) {
        return new CapacitySearch(
                        search,
                        Searches.TTFT,
                        (load, run) -> Optional.of(new Attempt(ttft(p95.applyAsDouble(load), 100), false)))
                .run();
    }

    @Test
    void doublesUntilALoadMissesAndThenBisects() {
        Capacity capacity = search(Searches.concurrency(1, 64), load -> load <= 23 ? 100 : 910);

        assertThat(capacity.steps())
                .extracting(Step::load)
                .containsExactly(1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 23.0, 27.0, 25.0, 24.0);
        assertThat(capacity.sentence(Searches.TTFT))
                .isEqualTo("23 streams at once meet ttft.p95 <= 800 ms; 24 streams at once do not (ttft.p95 910 ms)");
        assertThat(capacity.isOnlyLowerBound()).isFalse();
    }

    @Test
    void ratesAreNarrowedDownToTheTolerance() {
        Capacity capacity = search(Searches.rate(1, 50), load -> load <= 17.3 ? 100 : 2_000);

        assertThat(capacity.value()).isBetween(17.3 / 1.05, 17.3);
        assertThat(capacity.beyond().orElseThrow().load()).isGreaterThan(17.3);
    }

    @Test
    void theHighestLoadIsALowerBound() {
        Capacity capacity = search(Searches.rate(1, 10), load -> 100);

        assertThat(capacity.steps()).extracting(Step::load).containsExactly(1.0, 2.0, 4.0, 8.0, 10.0);
        assertThat(capacity.isOnlyLowerBound()).isTrue();
        assertThat(capacity.sentence(Searches.TTFT))
                .isEqualTo("at least 10 streams/s meet ttft.p95 <= 800 ms; raise the upper end of the search, which is"
                        + " 10 streams/s");
    }

    @Test
    void theLowestLoadMayBeTooMuch() {
        Capacity capacity = search(Searches.rate(1, 10), load -> 2_000);

        assertThat(capacity.steps()).hasSize(1);
        assertThat(capacity.value()).isZero();
        assertThat(capacity.sentence(Searches.TTFT))
                .isEqualTo("even the lowest load, 1 stream/s, does not meet ttft.p95 <= 800 ms: 1 stream/s does not"
                        + " (ttft.p95 2 s)");
    }

    @Test
    void aLoadNearTheLimitIsRunAgainAndAClearOneIsNot() {
        Capacity capacity = search(Searches.concurrency(1, 4), load -> load < 4 ? 100 : 790);

        assertThat(capacity.steps()).extracting(Step::runs).containsExactly(1, 1, Decision.MOST_RUNS);
        assertThat(capacity.steps()).extracting(Step::outcome).containsOnly(Outcome.MEETS);
    }

    @Test
    void aServerThatFailsAsAWholeEndsTheSearch() {
        Runner gone = (load, run) -> Optional.of(new Attempt(load <= 4 ? ttft(100, 20) : failed(20, 20), false));

        Capacity capacity = new CapacitySearch(Searches.concurrency(1, 64), Searches.TTFT, gone).run();

        assertThat(capacity.steps()).extracting(Step::load).containsExactly(1.0, 2.0, 4.0, 8.0);
        assertThat(capacity.value()).isEqualTo(4);
        assertThat(capacity.sentence(Searches.TTFT))
                .isEqualTo("4 streams at once meet ttft.p95 <= 800 ms; of 8 streams at once none succeeded, so the"
                        + " search ended there");
    }

    @Test
    void aStreamThatFailsIsBeyondChanceWhereAllHaveToSucceed() {
        Runner refusing = (load, run) -> Optional.of(new Attempt(failed(load > 6 ? 1 : 0, 40), false));

        Capacity capacity = new CapacitySearch(Searches.concurrency(1, 64), ALL_SUCCEED, refusing).run();

        assertThat(capacity.value()).isEqualTo(6);
        assertThat(capacity.steps()).allMatch(step -> step.runs() == 1);
    }

    @Test
    void aLateClientIsNotTheServersLimit() {
        Runner late = (load, run) -> Optional.of(new Attempt(ttft(load > 4 ? 2_000 : 100, 40), load > 4));

        Capacity capacity = new CapacitySearch(Searches.concurrency(1, 64), Searches.TTFT, late).run();

        assertThat(capacity.value()).isEqualTo(4);
        assertThat(capacity.isOnlyLowerBound()).isTrue();
        assertThat(capacity.sentence(Searches.TTFT))
                .startsWith(
                        "at least 4 streams at once meet ttft.p95 <= 800 ms; with 5 streams at once this client itself"
                                + " was late");
        assertThat(capacity.beyond().orElseThrow().runs()).isEqualTo(CapacitySearch.MOST_LATE_RUNS);
    }

    @Test
    void aPauseOfTheClientIsForgotten() {
        Runner paused = (load, run) -> Optional.of(new Attempt(ttft(run == 0 ? 2_000 : 100, 40), run == 0));

        Capacity capacity = new CapacitySearch(Searches.concurrency(1, 2), Searches.TTFT, paused).run();

        assertThat(capacity.steps()).extracting(Step::outcome).containsOnly(Outcome.MEETS);
        assertThat(capacity.steps().get(0).figures().measured()).isEqualTo(40);
    }

    @Test
    void whatWasNotMeasuredMeetsNothing() {
        Distribution none = new Distribution(Unit.MILLISECONDS);
        Runner tokenless = (load, run) -> Optional.of(new Attempt(SyntheticServer.figures(10, 0, none), false));

        Capacity capacity = new CapacitySearch(Searches.rate(1, 2), Searches.TTFT, tokenless).run();

        assertThat(capacity.highest()).isEmpty();
        assertThat(capacity.sentence(Searches.TTFT)).contains("ttft.p95 NO DATA");
    }

    @Test
    void aLowerLoadThatIsWorseIsSaid() {
        Capacity capacity = search(Searches.concurrency(1, 8), load -> load == 1 ? 600 : 100);

        assertThat(capacity.surprises())
                .containsExactly(
                        "with 1 stream at once ttft.p95 was 600 ms, worse than 100 ms with 2 streams at once: was"
                                + " the server warm, and did nothing else use it?");
    }

    @Test
    void aRunThatIsStoppedKeepsWhatWasDecided() {
        Runner stopped = (load, run) -> load < 4 ? Optional.of(new Attempt(ttft(100, 20), false)) : Optional.empty();

        Capacity capacity = new CapacitySearch(Searches.rate(1, 50), Searches.TTFT, stopped).run();

        assertThat(capacity.steps()).extracting(Step::load).containsExactly(1.0, 2.0);
    }

    @ParameterizedTest
    @EnumSource(Curve.class)
    void theCapacityIsFoundInNineteenOfTwentySearchesInSpiteOfNoise(Curve curve) {
        assertThat(Searches.simulate(curve, 0.1, 0, 40).within(0.05)).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void aPercentileOfFewValuesIsNotMoreCertainThanTheyAre() {
        Distribution values = new Distribution(Unit.MILLISECONDS);
        List.of(10, 20, 30, 40, 50, 60, 70, 80, 90, 100).forEach(values::add);

        Interval median = Interval.of(values, io.github.streamcheck.plan.Statistic.MEDIAN);

        assertThat(median.low())
                .as("P(Bin(10, 1/2) < 1) is 0.1 %, P(< 2) is 1.07 %")
                .isBetween(9.9, 10.0);
        assertThat(median.high()).isBetween(99.9, 100.0);
    }
}
