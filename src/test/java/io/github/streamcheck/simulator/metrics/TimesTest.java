package io.github.streamcheck.simulator.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimesTest {

    /** 1 to 100 ms. */
    private static Times hundred() {
        TimeDistribution values = new TimeDistribution();
        LongStream.rangeClosed(1, 100)
                .forEach(millis -> values.add(Duration.ofMillis(millis).toNanos()));
        return Times.seconds(values);
    }

    @Test
    void areToldInTheUnitOfThePage() {
        assertThat(hundred().mean()).isCloseTo(0.0505, within(1e-9));
        assertThat(hundred().inMillis().max()).isCloseTo(100, within(1e-9));
        assertThat(hundred().sum()).isCloseTo(5.05, within(1e-9));
        assertThat(hundred().aThousandth().min()).isCloseTo(1e-6, within(1e-12));
    }

    @Test
    void areCountedUpToABound() {
        assertThat(hundred().countUpTo(0.0505)).isEqualTo(50);
        assertThat(hundred().inMillis().countUpTo(0.5)).isZero();
        assertThat(hundred().countUpTo(1)).isEqualTo(100);
        assertThat(hundred().countUpTo(1e9)).isEqualTo(100);
        assertThat(hundred().blank().countUpTo(1)).isZero();
    }

    @Test
    void maySeemLongerOrShorter() {
        Times shorter = hundred().shifted(-Duration.ofMillis(50).toNanos());

        assertThat(shorter.max()).isCloseTo(0.05, within(1e-9));
        assertThat(shorter.min()).as("no time is less than none").isZero();
        assertThat(shorter.countUpTo(0.0105)).isEqualTo(60);
        assertThat(hundred().shifted(Duration.ofMillis(50).toNanos()).countUpTo(0.04))
                .isZero();
    }

    @Test
    void maySayHighPercentilesAsLowOnes() {
        assertThat(hundred().turnedUpsideDown().percentile(99))
                .isLessThan(hundred().turnedUpsideDown().percentile(50));
    }
}
