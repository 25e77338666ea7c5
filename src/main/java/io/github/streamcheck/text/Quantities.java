package io.github.streamcheck.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Figures with their units as all reports show them: {@code 142 ms}, {@code 1.42 s}, {@code 1,190 tokens/s}, {@code 99.2 %}.
 * Stateless, and the same in every locale. A value that is not a number is {@code n/a}.
 */
public final class Quantities {

    /** The one spelling of numbers in parameters: digits, and decimals after a point. Backtracks nowhere. */
    static final String NUMBER = "[0-9]++(?:\\.[0-9]++)?+";

    private static final Pattern NUMBER_PATTERN = Pattern.compile(NUMBER);

    /** Far more than any figure needs; keeps the arithmetic cheap for any input. */
    private static final int MAX_NUMBER_LENGTH = 30;

    private static final int DIGITS = 3;

    private static final int DIGITS_FOR_PROGRAMS = 6;

    /** With so many significant digits every double differs from its neighbours. */
    private static final int ALL_DIGITS = 17;

    /** From here on, digits are too many to be read. */
    private static final double HUGE = 1e15;

    private static final String NO_NUMBER = "n/a";

    private Quantities() {}

    /**
     * The value with three significant digits, a long time down to the second. A share below 1 is never rounded to 100 %, and none
     * above 0 to 0 %.
     */
    public static String format(double value, Unit unit) {
        return formatBeside(Double.NaN, value, unit);
    }

    /**
     * The value with three significant digits, or as many as it takes to see on which side of the limit it lies: beside a limit
     * of {@code 800 ms} it says {@code 800.4 ms} where {@code 800 ms} would seem to keep it. Print the limit with
     * {@link #formatExactly}.
     *
     * @param limit in the same unit; none if it is no number
     */
    public static String formatBeside(double limit, double value, Unit unit) {
        if (!Double.isFinite(value)) {
            return NO_NUMBER;
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        for (int digits = DIGITS; digits < ALL_DIGITS; digits++) {
            BigDecimal rounded = round(exact, unit, digits);
            boolean whole = unit == Unit.RATIO && !sameSide(rounded, exact, 1);
            if (!whole && sameSide(rounded, exact, limit)) {
                return unit.text(rounded);
            }
        }
        return unit.text(exact);
    }

    /** The value with all its digits: for what was given by a user and should read as it was given. */
    public static String formatExactly(double value, Unit unit) {
        return Double.isFinite(value) ? unit.text(BigDecimal.valueOf(value)) : NO_NUMBER;
    }

    /** How many there are, with all digits: {@code 12,345}. */
    public static String count(long number) {
        return grouped(BigDecimal.valueOf(number));
    }

    /** A number without a unit, with three significant digits or, of a whole number, with all: {@code 12,345}. */
    public static String format(double number) {
        if (!Double.isFinite(number)) {
            return NO_NUMBER;
        }
        if (Math.abs(number) >= HUGE) {
            return String.valueOf(number);
        }
        return grouped(round(BigDecimal.valueOf(number), DIGITS));
    }

    /** The number with six significant digits, or with all before the point if these are more: what a program needs of a figure. */
    public static double rounded(double number) {
        return Double.isFinite(number) && Math.abs(number) < HUGE
                ? round(BigDecimal.valueOf(number), DIGITS_FOR_PROGRAMS).doubleValue()
                : number;
    }

    private static BigDecimal round(BigDecimal exact, int digits) {
        int digitsBeforePoint = exact.precision() - exact.scale();
        return exact.round(new MathContext(Math.max(digits, digitsBeforePoint), RoundingMode.HALF_UP));
    }

    /** The number that the text spells, zero or more, with nothing but blanks around it. */
    static Optional<BigDecimal> number(String text) {
        String trimmed = text.strip();
        boolean valid = trimmed.length() <= MAX_NUMBER_LENGTH
                && NUMBER_PATTERN.matcher(trimmed).matches();
        return valid ? Optional.of(new BigDecimal(trimmed)) : Optional.empty();
    }

    /** All digits of the number and no more, without an exponent. */
    public static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    /** All digits of the number with its thousands apart: for people, who can't read parameters by it. */
    static String grouped(BigDecimal number) {
        int decimals = Math.max(0, number.stripTrailingZeros().scale());
        return String.format(Locale.ROOT, "%,." + decimals + "f", number);
    }

    private static BigDecimal round(BigDecimal exact, Unit unit, int digits) {
        // Long times are shown down to whole seconds.
        int wanted = unit == Unit.MILLISECONDS ? exact.precision() - exact.scale() - 3 : digits;
        return exact.round(new MathContext(Math.max(digits, wanted), RoundingMode.HALF_UP));
    }

    private static boolean sameSide(BigDecimal rounded, BigDecimal exact, double limit) {
        if (!Double.isFinite(limit)) {
            return true;
        }
        BigDecimal border = BigDecimal.valueOf(limit);
        return rounded.compareTo(border) == exact.compareTo(border);
    }
}
