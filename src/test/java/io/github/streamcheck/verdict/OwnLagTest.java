package io.github.streamcheck.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.plan.LagLimit;
import io.github.streamcheck.plan.Level;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Statistic;
import io.github.streamcheck.plan.Threshold;
import io.github.streamcheck.text.Unit;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which figures are spoiled by a client that is late itself. */
class OwnLagTest {

    private static final Statistic P50 = new Statistic.Percentile(50);
    private static final Statistic P95 = new Statistic.Percentile(95);

    private final Map<Metric, Distribution> distributions = new EnumMap<>(Metric.class);
    private final Distribution pauses = new Distribution(Unit.MILLISECONDS);

    private OwnLagTest with(Metric metric, double... values) {
        Distribution distribution = new Distribution(metric.unit());
        for (double value : values) {
            distribution.add(value);
        }
        distributions.put(metric, distribution);
        return this;
    }

    private OwnLag lag() {
        return new OwnLag(
                new EndpointFigures(1, 1, 1, 1, 1, 1, 1, Duration.ZERO, distributions, Map.of()),
                pauses,
                LagLimit.DEFAULT);
    }

    private static Threshold atMost(Metric metric, double limit) {
        return new Threshold(metric, Optional.of(P50), limit, Level.FAIL);
    }

    @Test
    void aTenthIsTooMuchOnlyIfItIsMore() {
        assertThat(with(Metric.TTFT, 50).with(Metric.TTFT_LAG, 5).lag().spoils(Metric.TTFT, P50))
                .isFalse();
        assertThat(with(Metric.TTFT, 50).with(Metric.TTFT_LAG, 5.1).lag().spoils(Metric.TTFT, P50))
                .isTrue();
    }

    @Test
    void eachStatisticIsHeldAgainstTheSameOfTheLag() {
        with(Metric.ITL, 10, 10, 10, 40).with(Metric.DELIVERY_LAG, 0.1, 0.1, 0.1, 5);

        assertThat(lag().spoils(Metric.ITL, P50)).isFalse();
        assertThat(lag().spoils(Metric.ITL, P95)).isTrue();
        assertThat(lag().in(Metric.ITL, P95).orElseThrow()).isCloseTo(5, within(0.01));
    }

    @Test
    void whatIsLessThanAMillisecondSpoilsNothing() {
        assertThat(with(Metric.ITL, 2).with(Metric.DELIVERY_LAG, 1).lag().spoils(Metric.ITL, P50))
                .isFalse();
        assertThat(with(Metric.ITL, 2).with(Metric.DELIVERY_LAG, 1.1).lag().spoils(Metric.ITL, P50))
                .isTrue();
    }

    @Test
    void noMoreOfAFigureIsTheClientsThanThereIs() {
        with(Metric.TTFT, 27).with(Metric.TTFT_LAG, 1);
        pauses.add(80);

        assertThat(lag().in(Metric.TTFT, P50)).hasValue(27);
    }

    @Test
    void aMedianThatIsSpoiledSpoilsTheRun() {
        assertThat(with(Metric.TTFT, 50, 50, 50)
                        .with(Metric.TTFT_LAG, 1, 1, 20)
                        .lag()
                        .spoilsMedians())
                .isFalse();
        assertThat(with(Metric.TTFT, 50, 50, 50)
                        .with(Metric.TTFT_LAG, 1, 20, 20)
                        .lag()
                        .spoilsMedians())
                .isTrue();
    }

    @Test
    void pausesCountWhereTheyAreMore() {
        with(Metric.TTFT, 50).with(Metric.TTFT_LAG, 1);
        pauses.add(20);

        assertThat(lag().in(Metric.TTFT, P50)).hasValue(20);
        assertThat(lag().spoils(Metric.TTFT, P50)).isTrue();
    }

    /** The lag of its first and of its last token spread over all of it. */
    @Test
    void averagesAreHeldAgainstTheStreamsDuration() {
        with(Metric.TPOT, 10).with(Metric.TPS, 100).with(Metric.DURATION, 500).with(Metric.DELIVERY_LAG, 20);

        assertThat(lag().spoils(Metric.TPOT, P50)).isFalse();
        assertThat(lag().spoils(Metric.TPS, P50)).isFalse();
        with(Metric.DELIVERY_LAG, 51);
        assertThat(lag().spoils(Metric.TPOT, P50)).isTrue();
        assertThat(lag().spoils(Metric.TPS, P50)).isTrue();
    }

    @Test
    void aThresholdIsSpoiledByATenthOfItToo() {
        with(Metric.TTFT, 89).with(Metric.TTFT_LAG, 8.5);

        assertThat(lag().spoils(atMost(Metric.TTFT, 86))).isFalse();
        assertThat(lag().spoils(atMost(Metric.TTFT, 84))).as("more than 8.4 ms").isTrue();
        assertThat(lag().spoils(new Threshold(Metric.SUCCESS_RATE, Optional.empty(), 1, Level.FAIL)))
                .as("no time at all")
                .isFalse();
    }

    @Test
    void aThresholdThatIsMissedWithoutTheLagTooIsNotSpoiled() {
        with(Metric.TTFT, 78.9).with(Metric.TTFT_LAG, 4.76);

        assertThat(lag().spoils(atMost(Metric.TTFT, 45))).isFalse();
    }

    @Test
    void whatIsNoTimeAndWhatWasNotMeasuredIsNotSpoiled() {
        pauses.add(1_000);
        with(Metric.TOKENS, 10).with(Metric.TTFT, 10);

        assertThat(lag().spoils(Metric.TOKENS, P50)).isFalse();
        assertThat(lag().spoils(Metric.ITL, P50)).isFalse();
        assertThat(lag().in(Metric.TTFT, P50)).as("no stream told its part").isEmpty();
    }
}
