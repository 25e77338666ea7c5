package io.github.streamcheck.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.config.Problem;
import io.github.streamcheck.tries.Tries;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "800ms, PT0.8S",
        "0ms, PT0S",
        "0s, PT0S",
        "1.5s, PT1.5S",
        "2m, PT2M",
        "3h, PT3H",
        "0.25h, PT15M",
        "1m30s, PT1M30S",
        "1h2m3s4ms, PT1H2M3.004S",
        "1h5ms, PT1H0.005S",
        "90m90s, PT1H31M30S",
        "1m5ms, PT1M0.005S",
        "800 ms, PT0.8S",
        "2 m 5 s, PT2M5S",
        "007s, PT7S",
        "0.000001ms, PT0.000000001S",
        "'  800ms\t', PT0.8S",
        "2562047h, PT2562047H",
    })
    void readsDurationsWithUnits(String text, Duration duration) {
        assertThat(Durations.parse(text)).contains(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "800", "-5s", "+5s", "1 fortnight", "ms", "s", ".5s", "5.s", "1,5s", "1.2.3s", "1e3ms", "5us",
                        "5µs",
                "5ns", "5d", "5S", "5MS", "5sec", "30s1m", "1s1s", "1m 30", "1m30", "1ms2s", "5 s s", "PT5S", "٥s",
                        "0x5s", "NaN s",
                "${limit}", "5s\0", "1 0s"
            })
    void readsNothingElse(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2562048h", "9999999999999999999999s", "2562047h 99999999m"})
    void readsNoDurationThatNanosecondsCannotHold(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @Test
    void readsTheLongestDurationThatNanosecondsCanHold() {
        assertThat(Durations.parse("9223372036854.775807ms")).contains(Duration.ofNanos(Long.MAX_VALUE));
        assertThat(Durations.parse("9223372036854.775808ms")).isEmpty();
    }

    @Test
    void roundsFractionsOfANanosecondUpSoThatOnlyZeroIsZero() {
        assertThat(Durations.parse("0.0000000001ms")).contains(Duration.ofNanos(1));
    }

    @Test
    void readsOnlyDurationsInRangeOfWhateverText() {
        Tries.of(any -> Durations.parse(any.text()).ifPresent(DurationsTest::isInRange));
    }

    @Test
    void readsOnlyDurationsInRangeOfTextThatLooksLikeOne() {
        Tries.of(any ->
                Durations.parse(any.textOf("0123456789. hms-", any.of(6, 255))).ifPresent(DurationsTest::isInRange));
    }

    private static void isInRange(Duration duration) {
        assertThat(duration.toNanos()).isNotNegative();
    }

    @Test
    void readsBackWhatItPrintsInFull() {
        Tries.of(any -> {
            long nanos = any.number(0, Long.MAX_VALUE);
            String text = Durations.text(BigDecimal.valueOf(nanos, 6));

            assertThat(Durations.parse(text.isEmpty() ? "0ms" : text)).contains(Duration.ofNanos(nanos));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 ms",
        "-0.0, 0 ms",
        "0.0001234, 0.000123 ms",
        "0.1425, 0.143 ms",
        "1, 1 ms",
        "14.24, 14.2 ms",
        "142.4, 142 ms",
        "800, 800 ms",
        "999.4, 999 ms",
        "999.5, 1 s",
        "1000, 1 s",
        "1420, 1.42 s",
        "1500.4, 1.5 s",
        "12345, 12.3 s",
        "59940, 59.9 s",
        "59950, 1 m",
        "60000, 1 m",
        "65000, 1 m 5 s",
        "125400, 2 m 5 s",
        "3599600, 1 h",
        "3600000, 1 h",
        "3605000, 1 h 5 s",
        "3900000, 1 h 5 m",
        "363905000, 101 h 5 m 5 s",
        "-1420, -1.42 s",
        "-125000, -2 m 5 s",
        "NaN, n/a",
        "Infinity, n/a",
    })
    void printsThreeDigitsInTheUnitThatSuits(double millis, String text) {
        assertThat(Durations.formatMillis(millis)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"PT0.8S, 800 ms", "PT1.42S, 1.42 s", "PT2M5S, 2 m 5 s", "PT0S, 0 ms", "PT2562048000H, 2562048000 h"})
    void printsDurations(Duration duration, String text) {
        assertThat(Durations.format(duration)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "de-DE", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva"})
    void isTheSameInEveryLocale(String tag) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(tag));
        try {
            assertThat(Durations.formatMillis(1420)).isEqualTo("1.42 s");
            assertThat(Durations.parse("1.5s")).contains(Duration.ofMillis(1500));
            assertThat(NearestName.of("ITL", List.of("itl"))).contains("itl");
            assertThat(new Problem("p", "\0", "x", Optional.empty()).message()).contains("\\u0000");
        } finally {
            Locale.setDefault(before);
        }
    }
}
