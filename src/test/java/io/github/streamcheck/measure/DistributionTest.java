package io.github.streamcheck.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.github.streamcheck.plan.Statistic;
import io.github.streamcheck.text.Unit;
import io.github.streamcheck.tries.Tries;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DistributionTest {

    private static Distribution of(double... values) {
        Distribution distribution = new Distribution(Unit.MILLISECONDS);
        Arrays.stream(values).forEach(distribution::add);
        return distribution;
    }

    @Test
    void countMeanMinAndMaxAreExact() {
        Distribution distribution = of(1.25, 2.5, 1000.125);

        assertThat(distribution.count()).isEqualTo(3);
        assertThat(distribution.mean()).isEqualTo(1003.875 / 3);
        assertThat(distribution.min()).isEqualTo(1.25);
        assertThat(distribution.max()).isEqualTo(1000.125);
    }

    @Test
    void percentilesAreNearestRankWithinOnePerMille() {
        Tries.of(200, any -> {
            List<Double> values = any.list(1, 200, () -> any.real(0.01, 1e6));
            double percent = any.real(0.1, 99.99);
            Distribution distribution = new Distribution(Unit.MILLISECONDS);
            values.forEach(distribution::add);
            double[] sorted =
                    values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            int rank = (int) Math.ceil(percent / 100 * sorted.length);

            assertThat(distribution.percentile(percent))
                    .isCloseTo(sorted[Math.max(0, rank - 1)], withPercentage(0.11))
                    .isLessThanOrEqualTo(sorted[sorted.length - 1]);
        });
    }

    @Test
    void aValueOnALimitIsNeverToldToBeBeyondIt() {
        assertThat(of(800, 800, 800).percentile(95)).isLessThanOrEqualTo(800);
    }

    @Test
    void mergingIsTheSameAsAddingAll() {
        Distribution left = of(1, 5, 9);
        left.addAll(of(2, 100));
        Distribution all = of(1, 2, 5, 9, 100);

        assertThat(left.percentile(50)).isEqualTo(all.percentile(50));
        assertThat(left.percentile(99)).isEqualTo(all.percentile(99));
        assertThat(left.mean()).isEqualTo(all.mean());
        assertThat(left.count()).isEqualTo(5);
    }

    @Test
    void statisticsAreThoseOfTheirNames() {
        Distribution distribution = of(10, 20, 30, 40);

        assertThat(distribution.value(Statistic.Simple.MIN)).isEqualTo(10);
        assertThat(distribution.value(Statistic.Simple.MAX)).isEqualTo(40);
        assertThat(distribution.value(Statistic.Simple.MEAN)).isEqualTo(25);
        assertThat(distribution.value(new Statistic.Percentile(50))).isCloseTo(20, withPercentage(0.1));
    }

    @Test
    void withoutValuesThereIsNoPercentile() {
        assertThat(new Distribution(Unit.TOKENS).percentile(50)).isNaN();
    }

    @Test
    void aNegativeFigureCountsAsNothing() {
        Distribution distribution = of(-5, 10);

        assertThat(distribution.min()).isZero();
        assertThat(distribution.mean()).isEqualTo(5);
        assertThat(distribution.percentile(50)).isZero();
    }

    @Test
    void ratesAreAsExactAsTimes() {
        Tries.of(100, any -> {
            double rate = any.real(0.01, 1e5);
            Distribution distribution = new Distribution(Unit.TOKENS_PER_SECOND);
            distribution.add(rate / 10);
            distribution.add(rate);
            distribution.add(rate * 10);

            assertThat(distribution.percentile(50)).isCloseTo(rate, withPercentage(0.11));
        });
    }

    @Test
    void aFigureOnItsLimitKeepsItWhereMoreIsBetter() {
        Tries.of(200, any -> {
            int limit = any.integer(1, 1_000_000);
            for (Unit unit : List.of(Unit.TOKENS, Unit.TOKENS_PER_SECOND)) {
                Distribution distribution = new Distribution(unit);
                distribution.add(limit / 2.0);
                distribution.add(limit);
                distribution.add(limit * 2.0);

                assertThat(distribution.percentile(50)).isGreaterThanOrEqualTo(limit);
            }
        });
    }

    @Test
    void aFigureOnItsLimitKeepsItWhereLessIsBetter() {
        Tries.of(200, any -> {
            int limit = any.integer(1, 1_000_000);

            assertThat(of(limit / 2.0, limit, limit * 2.0).percentile(50)).isLessThanOrEqualTo(limit);
        });
    }

    @Test
    void aFigureBeyondAllReasonIsKeptAsSuch() {
        assertThat(of(1, 1e15).max()).isEqualTo(1e15);
        assertThat(of(1, 1e15).percentile(99)).isGreaterThan(1e8);
    }

    @Test
    void aPercentileOfTooFewValuesIsNotShown() {
        Statistic p95 = new Statistic.Percentile(95);
        Distribution values = new Distribution(Unit.MILLISECONDS);
        for (int i = 0; i < 19; i++) {
            values.add(i);
        }

        assertThat(values.shown(p95)).isEmpty();
        assertThat(values.shown(Statistic.MEDIAN)).isPresent();
        assertThat(values.shown(Statistic.Simple.MAX)).hasValue(18);
        values.add(19);
        assertThat(values.shown(p95)).isPresent();
    }

    @Test
    void aMeanOfRatesIsNotShown() {
        Distribution rates = new Distribution(Unit.TOKENS_PER_SECOND);
        Distribution times = new Distribution(Unit.MILLISECONDS);
        rates.add(87);
        times.add(87);

        assertThat(rates.shown(Statistic.Simple.MEAN)).isEmpty();
        assertThat(times.shown(Statistic.Simple.MEAN)).hasValue(87);
    }

    @Test
    void withoutValuesNothingIsShown() {
        assertThat(new Distribution(Unit.TOKENS).shown(Statistic.Simple.MIN)).isEmpty();
    }
}
