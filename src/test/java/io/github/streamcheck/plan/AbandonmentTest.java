package io.github.streamcheck.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AbandonmentTest {

    private static List<Integer> leaving(Abandonment abandonment, int streams) {
        return IntStream.range(0, streams)
                .filter(number -> abandonment.after(number, 64).isPresent())
                .boxed()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.05, 0.2, 0.3, 0.4, 0.5, 0.7, 0.8, 0.99})
    void theShareOfStreamsIsLeft(double share) {
        assertThat(leaving(new Abandonment(share, 7), 1000)).hasSize((int) Math.round(1000 * share));
    }

    @Test
    void ofTenStreamsTwoAreAFifth() {
        for (long seed = 0; seed < 100; seed++) {
            assertThat(leaving(new Abandonment(0.2, seed), 10)).hasSize(2);
        }
    }

    @Test
    void noneIsLeftWithoutAShare() {
        assertThat(leaving(new Abandonment(0, 7), 1000)).isEmpty();
    }

    @Test
    void aTinyShareIsFoundAtOnce() {
        Abandonment rare = new Abandonment(1e-9, 7);

        assertThat(leaving(rare, 100_000)).isEmpty();
    }

    @Test
    void theStreamsThatAreLeftFallIntoNoStep() {
        List<Integer> places = leaving(new Abandonment(0.2, 7), 1000).stream()
                .map(number -> number % 5)
                .distinct()
                .sorted()
                .toList();

        assertThat(places).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void theSameSeedLeavesTheSameStreamsAtTheSameMoments() {
        for (int number = 0; number < 100; number++) {
            assertThat(new Abandonment(0.3, 7).after(number, 64)).isEqualTo(new Abandonment(0.3, 7).after(number, 64));
        }
        assertThat(leaving(new Abandonment(0.3, 7), 100)).isNotEqualTo(leaving(new Abandonment(0.3, 8), 100));
    }

    @Test
    void streamsAreLeftEarlyAndLate() {
        Abandonment half = new Abandonment(0.5, 7);
        List<Integer> moments = IntStream.range(0, 2000)
                .flatMap(number -> half.after(number, 64).stream())
                .boxed()
                .toList();

        assertThat(moments).allMatch(moment -> moment >= 1 && moment <= 64).contains(1, 2, 8, 60);
        assertThat(moments.stream().filter(moment -> moment < 8).count())
                .as("each order of magnitude is as likely: 8 is in the middle of 1 and 64")
                .isBetween(400L, 600L);
    }

    @Test
    void whichStreamsAreLeftDoesNotDependOnTheirLength() {
        Abandonment half = new Abandonment(0.5, 7);

        assertThat(IntStream.range(0, 100)
                        .filter(number -> half.after(number, 1 + number % 9).isPresent())
                        .boxed())
                .isEqualTo(leaving(half, 100));
    }

    @Test
    void theLastMomentMayBeTheFirst() {
        assertThat(new Abandonment(0.5, 7)
                        .after(leaving(new Abandonment(0.5, 7), 2).get(0), 1))
                .hasValue(1);
    }
}
