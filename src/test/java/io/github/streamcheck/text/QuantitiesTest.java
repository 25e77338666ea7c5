package io.github.streamcheck.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.tries.Tries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class QuantitiesTest {

    @ParameterizedTest
    @CsvSource({
        "MILLISECONDS, 142.3, 142 ms",
        "MILLISECONDS, 1423, 1.42 s",
        "TOKENS_PER_SECOND, 45.34, 45.3 tokens/s",
        "TOKENS_PER_SECOND, 0, 0 tokens/s",
        "TOKENS_PER_SECOND, 1191, '1,190 tokens/s'",
        "TOKENS_PER_SECOND, 49950, '50,000 tokens/s'",
        "TOKENS_PER_SECOND, 12345678.9, '12,300,000 tokens/s'",
        "TOKENS, 512, 512 tokens",
        "TOKENS, 1, 1 token",
        "TOKENS, 0, 0 tokens",
        "TOKENS, 128000, '128,000 tokens'",
        "MILLISECONDS, 3723456, 1 h 2 m 3 s",
        "TOKENS, 30.25, 30.3 tokens",
        "RATIO, 0.9921, 99.2 %",
        "RATIO, 1, 100 %",
        "RATIO, 0, 0 %",
        "RATIO, 0.99951, 99.95 %",
        "RATIO, 0.999996, 99.9996 %",
        "RATIO, 0.00001, 0.001 %",
        "RATIO, 0.5, 50 %",
    })
    void areShownWithThreeDigitsAndTheirUnit(Unit unit, double value, String text) {
        assertThat(Quantities.format(value, unit)).isEqualTo(text);
    }

    @ParameterizedTest
    @EnumSource
    void areNotAvailableIfTheyAreNoNumber(Unit unit) {
        assertThat(Quantities.format(Double.NaN, unit)).isEqualTo("n/a");
        assertThat(Quantities.formatExactly(Double.POSITIVE_INFINITY, unit)).isEqualTo("n/a");
    }

    @ParameterizedTest
    @CsvSource({
        "MILLISECONDS, 1234, 1.234 s",
        "MILLISECONDS, 800, 800 ms",
        "MILLISECONDS, 125500, 2 m 5.5 s",
        "TOKENS_PER_SECOND, 20.125, 20.125 tokens/s",
        "TOKENS_PER_SECOND, 1000000, '1,000,000 tokens/s'",
        "RATIO, 0.9999, 99.99 %",
    })
    void areShownWithAllDigitsOnDemand(Unit unit, double value, String text) {
        assertThat(Quantities.formatExactly(value, unit)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "MILLISECONDS, 800, 800.4, 800.4 ms",
        "MILLISECONDS, 800, 800, 800 ms",
        "MILLISECONDS, 800, 799.96, 799.96 ms",
        "MILLISECONDS, 800, 142.31, 142 ms",
        "MILLISECONDS, 1234.2, 1234.4, 1.2344 s",
        "MILLISECONDS, 125000, 125400, 2 m 5.4 s",
        "TOKENS_PER_SECOND, 20, 19.99, 19.99 tokens/s",
        "TOKENS_PER_SECOND, 1000, 1000.4, '1,000.4 tokens/s'",
        "RATIO, 0.99, 0.98999, 98.999 %",
        "RATIO, 0.99, 0.9999, 99.99 %",
        "RATIO, 1, 0.9999, 99.99 %",
    })
    void showTheSideOfTheLimitOnWhichTheyLie(Unit unit, double limit, double value, String text) {
        assertThat(Quantities.formatBeside(limit, value, unit)).isEqualTo(text);
    }

    @Test
    void shareBelowAllIsNeverShownAsAllNorAShareAboveNoneAsNone() {
        Tries.of(any -> assertThat(Quantities.format(any.real(Double.MIN_VALUE, Math.nextDown(1.0)), Unit.RATIO))
                .isNotIn("100 %", "0 %")
                .matches("[0-9]{1,2}(\\.[0-9]+)? %"));
    }

    @Test
    void differentNumbersNeverLookTheSameBesideALimit() {
        Tries.of(any -> {
            Unit unit = any.of(Unit.values());
            double limit = any.real();
            double value = any.of(any.real(), limit, -limit, limit + 1e-4, Math.nextUp(limit), Math.nextDown(limit));
            boolean noNumbers = !Double.isFinite(limit) && !Double.isFinite(value);

            assertThat(Quantities.formatBeside(limit, value, unit).equals(Quantities.formatExactly(limit, unit)))
                    .isEqualTo(limit == value || noNumbers);
        });
    }

    @Test
    void aNumberWithoutAUnitHasThreeDigitsOrAllBeforeThePoint() {
        assertThat(Quantities.format(51.125042111111114)).isEqualTo("51.1");
        assertThat(Quantities.format(12345678)).isEqualTo("12,345,678");
        assertThat(Quantities.format(0.00012345)).isEqualTo("0.000123");
        assertThat(Quantities.format(0)).isEqualTo("0");
        assertThat(Quantities.format(Double.POSITIVE_INFINITY)).isEqualTo("n/a");
        assertThat(Quantities.format(1e300)).isEqualTo("1.0E300");
    }

    @Test
    void aCountHasAllItsDigitsWithTheThousandsApart() {
        assertThat(Quantities.count(999)).isEqualTo("999");
        assertThat(Quantities.count(1_234_567)).isEqualTo("1,234,567");
    }

    @Test
    void programsGetSixDigitsOrAllBeforeThePoint() {
        assertThat(Quantities.rounded(51.125042111111114)).isEqualTo(51.125);
        assertThat(Quantities.rounded(1796201142.25)).isEqualTo(1796201142);
        assertThat(Quantities.rounded(-0.1234567)).isEqualTo(-0.123457);
        assertThat(Quantities.rounded(Double.NaN)).isNaN();
    }
}
