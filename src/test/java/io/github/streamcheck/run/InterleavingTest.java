package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterleavingTest {

    @Test
    void neitherServerIsAlwaysTheFirst() {
        assertThat(IntStream.range(0, 8).mapToObj(turn -> Interleaving.isOthers(turn) ? "b" : "a"))
                .containsExactly("a", "b", "b", "a", "a", "b", "b", "a");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 20})
    void countsTheTurnsOfThisServer(int turns) {
        assertThat(Interleaving.ofThis(turns)).isEqualTo((int) IntStream.range(0, turns)
                .filter(turn -> !Interleaving.isOthers(turn))
                .count());
    }
}
