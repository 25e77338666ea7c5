package io.github.streamcheck.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlowReadingTest {

    private static List<Integer> slow(double share, long seed) {
        SlowReading reading = new SlowReading(share, seed);
        return IntStream.range(0, 1000).filter(reading::isSlow).boxed().toList();
    }

    @Test
    void theShareOfStreamsIsReadSlowly() {
        assertThat(slow(0.05, 7)).hasSize(50);
        assertThat(slow(0, 7)).isEmpty();
    }

    @Test
    void theSameSeedReadsTheSameStreamsSlowly() {
        assertThat(slow(0.05, 7)).isEqualTo(slow(0.05, 7)).isNotEqualTo(slow(0.05, 8));
    }

    @Test
    void thoseThatAreReadSlowlyAreNotThoseThatAreLeft() {
        Abandonment left = new Abandonment(0.5, 7);

        assertThat(slow(0.5, 7).stream().filter(number -> left.after(number, 64).isPresent()))
                .as("each is drawn by itself")
                .hasSizeBetween(150, 350);
    }
}
