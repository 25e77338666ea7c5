package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Stage;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MidpointTriggerTest {

    private final AtomicInteger done = new AtomicInteger();

    private int doneAfter(Stage.Extent extent, int streams) {
        MidpointTrigger midway = new MidpointTrigger(Stage.closed(2, extent), done::incrementAndGet);
        for (int turn = 0; turn < streams; turn++) {
            midway.started(turn);
        }
        return done.get();
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "2, 1, 0", "2, 2, 1", "10, 5, 0", "10, 6, 1", "10, 10, 1"})
    void theMiddleOfSoManyStreamsIsWhenHalfOfThemHaveStarted(int streams, int started, int expected) {
        assertThat(doneAfter(new Stage.Count(streams), started)).isEqualTo(expected);
    }

    @Test
    void theMiddleOfATimeIsNotAtItsBeginning() {
        assertThat(doneAfter(new Stage.Time(Duration.ofHours(1)), 100)).isZero();
    }

    @Test
    void theMiddleOfATimeComesOnce() {
        assertThat(doneAfter(new Stage.Time(Duration.ofNanos(1)), 100)).isEqualTo(1);
    }
}
