package io.github.streamcheck.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatesTest {

    @ParameterizedTest
    @CsvSource({"50/s, 50", "50, 50", "0.5/s, 0.5", "90/m, 1.5", "1800/h, 0.5", "' 20 / s ', 20"})
    void areReadAsStreamsASecond(String text, double perSecond) {
        assertThat(Rates.parse(text)).hasValue(perSecond);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0/s", "-1", "1e3", "20/d", "20/", "/s", "20s", "20/s/s", "100001", "fast"})
    void anythingElseIsNone(String text) {
        assertThat(Rates.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"50, 50/s", "1.5, 1.5/s", "0.5, 30/m", "0.001, 3.6/h", "100000, 100000/s"})
    void areShownInTheUnitThatSuitsThem(double perSecond, String shown) {
        assertThat(Rates.format(perSecond)).isEqualTo(shown);
    }
}
