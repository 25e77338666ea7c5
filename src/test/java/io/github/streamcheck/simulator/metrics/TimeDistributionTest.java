package io.github.streamcheck.simulator.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.streamcheck.tries.Any;
import io.github.streamcheck.tries.Tries;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeDistributionTest {

    private static List<Long> nanos(Any any, long most) {
        return any.list(1, 255, () -> any.number(0, most));
    }

    @Test
    void neverOverstatesAPercentileAndUnderstatesItByATenthOfAPercentAtMost() {
        Tries.of(200, any -> {
            List<Long> values = nanos(any, 3_600_000_000_000L);
            int percent = any.integer(1, 100);
            TimeDistribution distribution = of(values);

            List<Long> sorted = values.stream().sorted().toList();
            long exact = sorted.get((int) Math.ceil(sorted.size() * percent / 100.0) - 1);
            assertThat(distribution.percentile(percent)).isBetween(exact - exact / 1000 - 1, exact);
        });
    }

    @Test
    void knowsCountMeanMinimumAndMaximumExactly() {
        Tries.of(200, any -> {
            List<Long> values = nanos(any, 1_000_000_000L);
            TimeDistribution distribution = of(values);

            assertThat(distribution.count()).isEqualTo(values.size());
            assertThat(distribution.min())
                    .isEqualTo(values.stream().mapToLong(value -> value).min().orElseThrow());
            assertThat(distribution.max())
                    .isEqualTo(values.stream().mapToLong(value -> value).max().orElseThrow());
            assertThat(distribution.mean())
                    .isCloseTo(
                            values.stream().mapToLong(value -> value).average().orElseThrow(), within(1e-3));
        });
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
