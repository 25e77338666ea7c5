package io.github.streamcheck.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.tries.Tries;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestNameTest {

    private static final List<String> KNOWN = List.of("successRate", "ttfb", "ttft", "itl", "duration", "throughput");

    @ParameterizedTest
    @CsvSource({
        "ttft, ttft",
        "tfft, ttft",
        "ttff, ttfb",
        "tttft, ttft",
        "tft, ttft",
        "TTFT, ttft",
        "ilt, itl",
        "success-rate, successRate",
        "sucessrate, successRate",
        "succesRats, successRate",
        "durations, duration",
        "troughputt, throughput",
        "truogphut, throughput",
    })
    void findsTheNameThatWasMeant(String typo, String meant) {
        assertThat(NearestName.of(typo, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "xx", "latency", "tpot", "i", "ttabc", "abcd", "rate", "throuXXXXt"})
    void findsNoneIfAllAreFar(String typo) {
        assertThat(NearestName.of(typo, KNOWN)).isEmpty();
    }

    @Test
    void findsNoneAmongNone() {
        assertThat(NearestName.of("ttft", List.of())).isEmpty();
    }

    @Test
    void prefersTheNearestToTheFirst() {
        assertThat(NearestName.of("duratoin", List.of("durating", "duration"))).contains("duration");
    }

    @Test
    void countsASwapOfNeighboursAsOneError() {
        assertThat(NearestName.of("itl", List.of("til"))).contains("til");
    }

    @Test
    void wastesNoTimeOnAVeryLongTypo() {
        String typo = "t".repeat(10_000_000);

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(NearestName.of(typo, KNOWN)).isEmpty());
    }

    @Test
    void findsAKnownNameOrNoneWhateverWasTyped() {
        Tries.of(any -> NearestName.of(any.text(), KNOWN)
                .ifPresent(name -> assertThat(KNOWN).contains(name)));
    }
}
