package io.github.streamcheck.text;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;

/** Shares of a whole as people write them. Stateless, and the same in every locale. */
public final class Ratios {

    /** What {@link #parse} takes, to be read after the word "expected". */
    public static final String EXPECTED = "a share of at most 100%, such as 99% or 0.99";

    private Ratios() {}

    /**
     * Reads {@code 99%}, {@code 99.5 %} or {@code 0.99}. A number above 1 needs its percent sign: {@code 99} is none of them.
     *
     * @return the fraction, 0 to 1; empty if the text is no such share
     */
    public static OptionalDouble parse(String text) {
        String trimmed = text.strip();
        boolean percent = trimmed.endsWith("%");
        Optional<BigDecimal> number = percent
                ? Quantities.number(trimmed.substring(0, trimmed.length() - 1)).map(n -> n.movePointLeft(2))
                : Quantities.number(trimmed);
        return number.filter(n -> n.compareTo(BigDecimal.ONE) <= 0).stream()
                .mapToDouble(BigDecimal::doubleValue)
                .findFirst();
    }
}
