package io.github.streamcheck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BacklogTest {

    @Test
    void countsStreamsWithTheLongestAndTheSumOfTheirWaits() {
        assertThat(Backlog.NONE
                        .plus(Duration.ofMillis(5))
                        .plus(Duration.ofMillis(9))
                        .plus(Duration.ofMillis(2)))
                .isEqualTo(new Backlog(3, Duration.ofMillis(9), Duration.ofMillis(16)));
    }

    @Test
    void addsUpWhatSeveralStagesHeldBack() {
        Backlog one = new Backlog(2, Duration.ofMillis(5), Duration.ofMillis(8));
        Backlog other = new Backlog(1, Duration.ofMillis(7), Duration.ofMillis(7));

        assertThat(one.plus(other)).isEqualTo(new Backlog(3, Duration.ofMillis(7), Duration.ofMillis(15)));
    }
}
