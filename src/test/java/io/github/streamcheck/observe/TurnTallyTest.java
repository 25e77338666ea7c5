package io.github.streamcheck.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.github.streamcheck.plan.Statistic;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnTallyTest {

    private final TurnTally tally = new TurnTally();

    @Test
    void aTurnHasTheTimesOfItsStreams() {
        tally.add(Results.turn(2, 90));
        tally.add(Results.turn(1, 400));
        tally.add(Results.turn(1, 420));
        tally.add(Results.turn(1, 900));

        List<TurnFigures> turns = tally.figures();
        assertThat(turns).extracting(TurnFigures::label).containsExactly("1", "2");
        assertThat(turns).extracting(TurnFigures::streams).containsExactly(3, 1);
        assertThat(turns.get(0).ttft().value(Statistic.MEDIAN)).isCloseTo(420, withPercentage(0.1));
        assertThat(turns.get(1).ttft().value(Statistic.MEDIAN)).isCloseTo(90, withPercentage(0.1));
    }

    @Test
    void aStreamThatIsNoTurnIsNotCounted() {
        tally.add(Results.good(1, 400));

        assertThat(tally.figures()).isEmpty();
    }

    @Test
    void theCachedShareIsThatOfAllPromptsOfTheTurn() {
        tally.add(Results.turn(1, 400, 100, 0));
        tally.add(Results.turn(2, 90, 100, 50));
        tally.add(Results.turn(2, 90, 300, 270));

        assertThat(tally.figures().get(0).cachedShare()).hasValue(0);
        assertThat(tally.figures().get(1).cachedShare()).hasValue(0.8);
    }

    @Test
    void aCountThatCannotBeIsLeftOut() {
        tally.add(Results.turn(1, 400, 10, 11));
        tally.add(Results.turn(1, 400, 10, -1));
        tally.add(Results.turn(1, 400, Long.MAX_VALUE, 5));

        assertThat(tally.figures().get(0).streams()).isEqualTo(3);
        assertThat(tally.figures().get(0).cachedShare()).isEmpty();
    }

    @Test
    void lateTurnsAreTakenTogether() {
        for (int turn = 1; turn <= 20; turn++) {
            tally.add(Results.turn(turn, 50));
        }

        List<TurnFigures> turns = tally.figures();
        assertThat(turns).hasSize(TurnFigures.LAST);
        assertThat(turns.get(6).streams()).isEqualTo(1);
        assertThat(turns.get(7).label()).isEqualTo("8 and later");
        assertThat(turns.get(7).streams()).isEqualTo(13);
    }

    @Test
    void figuresDoNotChangeWhileStreamsGoOn() {
        tally.add(Results.turn(1, 400));
        TurnFigures before = tally.figures().get(0);
        tally.add(Results.turn(1, 500));

        assertThat(before.ttft().count()).isEqualTo(1);
    }
}
