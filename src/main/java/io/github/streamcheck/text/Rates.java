package io.github.streamcheck.text;

import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalDouble;

/** Rates of streams as people write and read them. Stateless, and the same in every locale. */
public final class Rates {

    /** What {@link #parse} takes, to be read after the word "expected". */
    public static final String EXPECTED =
            "a rate of streams above 0 and up to 100000 a second, such as 20/s, 0.5/s or 90/m";

    /** More than one client can start; above, the arithmetic of nanoseconds would be meaningless anyway. */
    private static final double MAX_PER_SECOND = 100_000;

    private static final Map<String, Integer> SECONDS = Map.of("s", 1, "m", 60, "h", 3_600);

    private Rates() {}

    /**
     * Reads {@code 20/s}, {@code 90/m}, {@code 30/h}, or {@code 20}, which is a second.
     *
     * @return streams a second, above 0; empty if the text is no such rate
     */
    public static OptionalDouble parse(String text) {
        String[] parts = text.split("/", 2);
        Integer seconds = parts.length == 1 ? Integer.valueOf(1) : SECONDS.get(parts[1].strip());
        if (seconds == null) {
            return OptionalDouble.empty();
        }
        return Quantities.number(parts[0]).stream()
                .mapToDouble(number -> number.doubleValue() / seconds)
                .filter(rate -> rate > 0 && rate <= MAX_PER_SECOND)
                .findFirst();
    }

    /** The rate a second, or a minute or an hour where that has fewer zeros. */
    public static String format(double perSecond) {
        if (perSecond >= 1) {
            return plain(perSecond) + "/s";
        }
        return perSecond * 60 >= 1 ? plain(perSecond * 60) + "/m" : plain(perSecond * 3_600) + "/h";
    }

    private static String plain(double number) {
        return Quantities.plain(BigDecimal.valueOf(Math.round(number * 1_000), 3));
    }
}
