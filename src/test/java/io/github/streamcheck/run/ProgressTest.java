package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.Results;
import io.github.streamcheck.plan.Stage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How far a stage has come, on a clock of whole seconds. */
class ProgressTest {

    private long seconds;

    private Progress progress(Stage.Extent extent) {
        return new Progress(Stage.closed(2, extent), () -> seconds * 1_000_000_000);
    }

    @Test
    void aNumberOfStreamsIsCountedDown() {
        Progress progress = progress(new Stage.Count(40));
        progress.ended(Results.good(1, 50));
        progress.ended(Results.bad(2, "done-missing", "no end"));
        seconds = 4;

        assertThat(progress.line())
                .startsWith("2 of 40 streams done, 1 failed, 0.5/s, ttft p50 ")
                .endsWith(", about 1 m 16 s left");
    }

    @Test
    void aTimeIsCountedDown() {
        Progress progress = progress(new Stage.Time(Duration.ofSeconds(30)));
        progress.ended(Results.good(1, 50));
        seconds = 10;

        assertThat(progress.line()).isEqualTo("1 stream done, 0 failed, 0.1/s, ttft p50 50 ms, about 20 s left");
    }

    @Test
    void whileNothingHasEndedNothingIsForetold() {
        Progress progress = progress(new Stage.Count(40));
        seconds = 10;

        assertThat(progress.line()).isEqualTo("0 of 40 streams done, 0 failed, 0.0/s");
    }

    @Test
    void afterItsTimeAStageOnlyWaits() {
        Progress progress = progress(new Stage.Time(Duration.ofSeconds(30)));
        seconds = 31;

        assertThat(progress.line()).isEqualTo("0 streams done, 0 failed, 0.0/s");
    }
}
