package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.Results;
import io.github.streamcheck.wire.Payload;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TurnFiguresTest {

    private final TurnFigures figures = new TurnFigures();

    private void turn(int turn, long ttft) {
        figures.add(turn, Results.timed(turn, 0, ttft, 1_000), Optional.empty());
    }

    private void turn(int turn, long ttft, long prompt, long cached) {
        Payload.Usage usage = new Payload.Usage(
                OptionalLong.of(prompt),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.of(cached),
                false);
        figures.add(turn, Results.timed(turn, 0, ttft, 1_000), Optional.of(usage));
    }

    @Test
    void aTurnHasTheMedianOfItsStreams() {
        turn(1, 400);
        turn(1, 420);
        turn(1, 900);
        turn(2, 90);

        assertThat(figures.describe()).contains("ttft p50 by turn: 1: 420 ms (3 streams), 2: 90 ms (1 stream)");
    }

    @Test
    void aSingleTurnIsNotCompared() {
        turn(1, 400);

        assertThat(figures.describe()).isEmpty();
    }

    @Test
    void theCachedShareIsThatOfAllPromptsOfTheTurn() {
        turn(1, 400, 100, 0);
        turn(2, 90, 100, 50);
        turn(2, 90, 300, 270);

        assertThat(figures.describe())
                .contains("ttft p50 by turn: 1: 400 ms (1 stream, 0 % of the prompt cached),"
                        + " 2: 90 ms (2 streams, 80 % of the prompt cached)");
    }

    @Test
    void aCountThatCannotBeIsLeftOut() {
        turn(1, 400, 10, 11);
        turn(2, 90, Long.MAX_VALUE, 5);

        assertThat(figures.describe()).contains("ttft p50 by turn: 1: 400 ms (1 stream), 2: 90 ms (1 stream)");
    }

    @Test
    void lateTurnsAreTakenTogether() {
        for (int turn = 1; turn <= 20; turn++) {
            turn(turn, 50);
        }

        assertThat(figures.describe().orElse("")).endsWith("7: 50 ms (1 stream), 8 and later: 50 ms (13 streams)");
    }
}
