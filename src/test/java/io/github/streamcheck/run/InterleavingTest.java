package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InterleavingTest {

    @Test
    void neitherServerIsAlwaysTheFirst() {
        assertThat(IntStream.range(0, 8).mapToObj(turn -> Interleaving.isOthers(turn) ? "b" : "a"))
                .containsExactly("a", "b", "b", "a", "a", "b", "b", "a");
    }
}
