package io.github.streamcheck.text;

import java.math.BigDecimal;
import java.util.OptionalDouble;

/** What a metric is counted in. */
public enum Unit {
    /** Times, as a number of milliseconds. */
    MILLISECONDS("ms", Durations.EXPECTED),
    /** Rates of tokens. */
    TOKENS_PER_SECOND("tokens/s", "a number of tokens per second, such as 20 or 20.5 tokens/s"),
    /** Numbers of tokens; a mean may have decimals. */
    TOKENS("tokens", "a number of tokens, such as 100"),
    /** Rates of streams. */
    STREAMS_PER_SECOND("streams/s", Rates.EXPECTED),
    /** Numbers of streams at the same time. */
    STREAMS("streams", "a number of streams, such as 32"),
    /** Shares of a whole, as a fraction from 0 to 1; people see them in percent. */
    RATIO("ratio", Ratios.EXPECTED);

    private final String symbol;
    private final String expected;

    Unit(String symbol, String expected) {
        this.symbol = symbol;
        this.expected = expected;
    }

    /** The unit's name in machine-readable reports, such as {@code ms}. */
    public String symbol() {
        return symbol;
    }

    /** What {@link #parse} takes, to be read after the word "expected". */
    public String expected() {
        return expected;
    }

    /**
     * Reads what a user wrote.
     *
     * @return zero or more, in this unit; empty if the text is no quantity of this unit
     */
    public OptionalDouble parse(String text) {
        return switch (this) {
            case MILLISECONDS ->
                Durations.parse(text).stream()
                        .mapToDouble(duration -> duration.toNanos() / 1e6)
                        .findFirst();
            case STREAMS_PER_SECOND -> Rates.parse(text);
            case TOKENS_PER_SECOND, TOKENS, STREAMS -> parseNumber(text);
            case RATIO -> Ratios.parse(text);
        };
    }

    /** All digits of the number, with this unit. */
    String text(BigDecimal number) {
        return switch (this) {
            case MILLISECONDS -> Durations.text(number);
            case TOKENS_PER_SECOND, STREAMS_PER_SECOND -> Quantities.grouped(number) + " " + symbol;
            case TOKENS, STREAMS ->
                Quantities.grouped(number)
                        + " "
                        + (number.compareTo(BigDecimal.ONE) == 0 ? symbol.substring(0, symbol.length() - 1) : symbol);
            case RATIO -> Quantities.grouped(number.movePointRight(2)) + " %";
        };
    }

    /** The symbol may follow the number, since reports print it there, and nothing else may. */
    private OptionalDouble parseNumber(String text) {
        String trimmed = text.strip();
        String number = trimmed.endsWith(symbol) ? trimmed.substring(0, trimmed.length() - symbol.length()) : trimmed;
        return Quantities.number(number).stream()
                .mapToDouble(BigDecimal::doubleValue)
                .findFirst();
    }
}
