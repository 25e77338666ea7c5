package io.github.streamcheck.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write and read them. Stateless, and the same in every locale. */
public final class Durations {

    /** What {@link #parse} takes, to be read after the word "expected". */
    public static final String EXPECTED = "a duration with a unit (ms, s, m, h), such as 800ms or 1.5s";

    /** Far more than any duration needs; keeps the arithmetic cheap for any input. */
    private static final int MAX_LENGTH = 60;

    private static final Pattern PATTERN =
            Pattern.compile(part("hours", "h") + part("minutes", "m") + part("seconds", "s") + part("millis", "ms"));

    private static final BigDecimal MAX_NANOS = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal MILLIS_PER_SECOND = BigDecimal.valueOf(1_000);
    private static final BigDecimal MILLIS_PER_MINUTE = BigDecimal.valueOf(60_000);
    private static final BigDecimal MILLIS_PER_HOUR = BigDecimal.valueOf(3_600_000);

    private Durations() {}

    /**
     * Reads {@code 800ms}, {@code 1.5s}, {@code 1m30s} or {@code 1 h 30 m}: numbers, with decimals if need be, each with its
     * unit, the larger unit first. Fractions of a nanosecond are rounded up, so that only zero is zero.
     *
     * @return zero or more, and never more than {@link Duration#toNanos()} can represent; empty if the text is no such duration
     */
    public static Optional<Duration> parse(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty() || trimmed.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Matcher matcher = PATTERN.matcher(trimmed);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal nanos = millis(matcher, "hours", MILLIS_PER_HOUR)
                .add(millis(matcher, "minutes", MILLIS_PER_MINUTE))
                .add(millis(matcher, "seconds", MILLIS_PER_SECOND))
                .add(millis(matcher, "millis", BigDecimal.ONE))
                .movePointRight(6)
                .setScale(0, RoundingMode.CEILING);
        return nanos.compareTo(MAX_NANOS) > 0
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(nanos.longValueExact()));
    }

    /** The duration with three significant digits, such as {@code 800 ms}, {@code 1.42 s} or {@code 2 m 5 s}. */
    public static String format(Duration duration) {
        return formatMillis(duration.getSeconds() * 1e3 + duration.getNano() / 1e6);
    }

    /** Milliseconds with three significant digits, such as {@code 800 ms}, {@code 1.42 s} or {@code 2 m 5 s}. */
    public static String formatMillis(double millis) {
        return Quantities.format(millis, Unit.MILLISECONDS);
    }

    /** All digits of these milliseconds, with the units that suit their size. */
    static String text(BigDecimal millis) {
        BigDecimal size = millis.abs();
        String sign = millis.signum() < 0 ? "-" : "";
        if (size.compareTo(MILLIS_PER_SECOND) < 0) {
            return sign + Quantities.plain(size) + " ms";
        }
        if (size.compareTo(MILLIS_PER_MINUTE) < 0) {
            return sign + Quantities.plain(size.movePointLeft(3)) + " s";
        }
        BigDecimal[] hours = size.divideAndRemainder(MILLIS_PER_HOUR);
        BigDecimal[] minutes = hours[1].divideAndRemainder(MILLIS_PER_MINUTE);
        return sign
                + (amount(hours[0], "h ") + amount(minutes[0], "m ") + amount(minutes[1].movePointLeft(3), "s"))
                        .strip();
    }

    private static String amount(BigDecimal number, String unit) {
        return number.signum() == 0 ? "" : Quantities.plain(number) + " " + unit;
    }

    private static String part(String name, String unit) {
        return "(?:(?<" + name + ">" + Quantities.NUMBER + ") *+" + unit + " *+)?";
    }

    private static BigDecimal millis(Matcher matcher, String part, BigDecimal millisPerUnit) {
        String number = matcher.group(part);
        return number == null ? BigDecimal.ZERO : new BigDecimal(number).multiply(millisPerUnit);
    }
}
