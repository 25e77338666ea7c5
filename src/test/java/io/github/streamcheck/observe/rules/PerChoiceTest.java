package io.github.streamcheck.observe.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.wire.Payload;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A state for each choice, whatever their indexes are. */
class PerChoiceTest {

    private final AtomicInteger begun = new AtomicInteger();
    private final PerChoice<Integer> states = new PerChoice<>(begun::incrementAndGet);

    private static Payload.Choice choice(OptionalLong index) {
        return new Payload.Choice(
                index,
                new Payload.Members(true, false, false, false, false),
                Optional.empty(),
                Optional.empty(),
                "word",
                "",
                "",
                List.of(),
                Optional.empty(),
                false);
    }

    private int of(long index) {
        return states.of(choice(OptionalLong.of(index)));
    }

    @Test
    void eachIndexKeepsItsState() {
        assertThat(List.of(of(0), of(0), of(1), of(0), of(1), of(2), of(0))).containsExactly(1, 1, 2, 1, 2, 3, 1);
        assertThat(states.all()).containsExactly(1, 2, 3);
        assertThat(states.any(state -> state == 3)).isTrue();
    }

    @Test
    void aChoiceWithoutAnIndexIsTheFirst() {
        assertThat(of(0)).isEqualTo(states.of(choice(OptionalLong.empty())));
        assertThat(states.all()).containsExactly(1);
    }

    @Test
    void thereAreNoStatesBeforeTheFirstChoice() {
        assertThat(states.all()).isEmpty();
        assertThat(states.any(state -> true)).isFalse();
    }

    @Test
    void choicesBeyondTheMostShareOne() {
        for (int i = 0; i < ObservedStream.MAX_PARTS; i++) {
            of(i);
        }
        assertThat(of(1_000)).isEqualTo(of(2_000)).isEqualTo(ObservedStream.MAX_PARTS + 1);
        assertThat(of(0)).isEqualTo(1);
    }
}
