package io.github.streamcheck.simulator.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class TimeDistributionTest {

    @Property(tries = 200)
    void neverOverstatesAPercentileAndUnderstatesItByATenthOfAPercentAtMost(
            @ForAll @NotEmpty List<@LongRange(max = 3_600_000_000_000L) Long> values,
            @ForAll @IntRange(min = 1, max = 100) int percent) {
        TimeDistribution distribution = of(values);

        List<Long> sorted = values.stream().sorted().toList();
        long exact = sorted.get((int) Math.ceil(sorted.size() * percent / 100.0) - 1);
        assertThat(distribution.percentile(percent)).isBetween(exact - exact / 1000 - 1, exact);
    }

    @Property(tries = 200)
    void knowsCountMeanMinimumAndMaximumExactly(@ForAll @NotEmpty List<@LongRange(max = 1_000_000_000L) Long> values) {
        TimeDistribution distribution = of(values);

        assertThat(distribution.count()).isEqualTo(values.size());
        assertThat(distribution.min())
                .isEqualTo(values.stream().mapToLong(value -> value).min().orElseThrow());
        assertThat(distribution.max())
                .isEqualTo(values.stream().mapToLong(value -> value).max().orElseThrow());
        assertThat(distribution.mean())
                .isCloseTo(values.stream().mapToLong(value -> value).average().orElseThrow(), within(1e-3));
    }

    @Test
    void isAllZeroWithoutValues() {
        TimeDistribution empty = new TimeDistribution();

        assertThat(List.of(empty.count(), empty.min(), empty.max(), empty.percentile(50)))
                .containsOnly(0L);
        assertThat(empty.mean()).isZero();
    }

    private static TimeDistribution of(List<Long> values) {
        TimeDistribution distribution = new TimeDistribution();
        values.forEach(distribution::add);
        return distribution;
    }
}
