package io.github.streamcheck.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.tries.Tries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatiosTest {

    @ParameterizedTest
    @CsvSource({
        "99%, 0.99",
        "0.99, 0.99",
        "99.5 %, 0.995",
        "' 99.9% ', 0.999",
        "100%, 1",
        "100.0%, 1",
        "1, 1",
        "1.0, 1",
        "0, 0",
        "0%, 0",
        "0.5%, 0.005",
        "1%, 0.01",
    })
    void readsSharesOfAWhole(String text, double fraction) {
        assertThat(Ratios.parse(text)).hasValue(fraction);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "%",
                " ",
                "99",
                "1.01",
                "100.1%",
                "101%",
                "-1%",
                "-0.5",
                "+1%",
                "99%%",
                "% 99",
                "99 percent",
                "0,99",
                ".99",
                "1e-2",
                "NaN",
                "0.99ms",
                "９９%",
                "99‰"
            })
    void readsNothingElse(String text) {
        assertThat(Ratios.parse(text)).isEmpty();
    }

    @Test
    void readsOnlyFractionsOfWhateverText() {
        Tries.of(any -> assertThat(Ratios.parse(any.text()).orElse(0)).isBetween(0.0, 1.0));
    }

    @Test
    void readsOnlyFractionsOfTextThatLooksLikeOne() {
        Tries.of(any -> {
            String text = any.textOf("0123456789. %-", any.of(6, 255));

            assertThat(Ratios.parse(text).orElse(0)).isBetween(0.0, 1.0);
        });
    }
}
