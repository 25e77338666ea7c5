package io.github.streamcheck.tries;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Draws the values of one try: many of them from the edges, where mistakes are, and small ones oftener than their share. The same
 * seed draws the same values. Not thread-safe.
 */
public final class Any {

    private static final int MOST_SIGNS = 255;

    /** What texts stumble over: controls, signs of grammars, blanks, other digits, marks, halves of pairs, the last ones. */
    private static final List<String> SIGNS =
            List.of(("\0|\u0001|\b|\t|\n|\u000B|\f|\r|\r\n|\u001B|\u001F| |\"|#|$|${|%|&|'|+|,|-|."
                            + "|/|0|9|:|::|;|<|=|>|@|A|[|\\|]|`|a|{|}|\u007F|\u0080|\u0085|\u009B|\u00A0|\u00AD|\u00DF|\u00E9|\u0130|\u0131"
                            + "|\u0300|\u0663|\u200B|\u200D|\u2028|\u2029|\u202E|\u2066|\u20AC|\uD800|\uDBFF|\uDC00|\uDFFF|\uFEFF|\uFF19"
                            + "|\uFFFD|\uFFFF|\uD83D\uDE00|\uDBFF\uDFFF")
                    .split("\\|"));

    private static final List<Double> REAL_EDGES = List.of(
            0.0,
            -0.0,
            1.0,
            -1.0,
            0.1,
            Double.MIN_VALUE,
            Double.MIN_NORMAL,
            Math.nextDown(1.0),
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.NaN);

    private final SplittableRandom random;

    private final List<Object> drawn = new ArrayList<>();

    /** How many values are being drawn, each a part of the one before. */
    private int depth;

    Any(long seed) {
        random = new SplittableRandom(seed);
    }

    /** All that was drawn, without what it is made of. */
    String drawn() {
        return drawn.stream().map(Any::shown).collect(Collectors.joining(", ", "[", "]"));
    }

    /** One of them. */
    @SafeVarargs
    public final <T> T of(T... choices) {
        return noted(() -> choices[random.nextInt(choices.length)]);
    }

    /** One of them. */
    public <T> T of(List<T> choices) {
        return noted(() -> pick(choices));
    }

    /** A number from {@code min} to {@code max}, both included. */
    public int integer(int min, int max) {
        return (int) number(min, max);
    }

    /** A number from {@code min} to {@code max}, both included. */
    public long number(long min, long max) {
        return noted(() -> switch (random.nextInt(4)) {
            case 0 ->
                pick(Stream.of(min, min + 1, -1L, 0L, 1L, max - 1, max)
                        .filter(edge -> edge >= min && edge <= max)
                        .toList());
            case 1 -> between(random.nextLong() >>> random.nextInt(Long.SIZE), min, max);
            default -> between(random.nextLong(), min, max);
        });
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static long between(long bits, long min, long max) {
        long size = max - min + 1;
        return size == 0 ? bits : min + Long.remainderUnsigned(bits, size);
    }

    /** A finite number from {@code min} to {@code max}, both included and less than the largest number apart. */
    public double real(double min, double max) {
        double range = max - min;
        return noted(() -> {
            double value = switch (random.nextInt(4)) {
                case 0 ->
                    pick(Stream.concat(Stream.of(min, Math.nextUp(min), Math.nextDown(max), max), REAL_EDGES.stream())
                            .filter(edge -> edge >= min && edge <= max)
                            .toList());
                case 1 -> min + range * random.nextDouble();
                case 2 -> rounded(min + range * random.nextDouble());
                default -> min + Math.scalb(range * random.nextDouble(), -random.nextInt(64));
            };
            return Math.max(min, Math.min(max, value));
        });
    }

    /** Any value of the type: infinite ones, and those that are no number, too. */
    public double real() {
        return noted(() -> switch (random.nextInt(4)) {
            case 0 -> pick(REAL_EDGES);
            case 1 -> rounded(2e6 * (random.nextDouble() - 0.5));
            default -> Double.longBitsToDouble(random.nextLong());
        });
    }

    /** With up to three decimals, as people write numbers. */
    private double rounded(double value) {
        double scale = Math.pow(10, random.nextInt(4));
        return Math.round(value * scale) / scale;
    }

    /** A text of any signs. */
    public String text() {
        return text(MOST_SIGNS);
    }

    /** A text of up to {@code most} signs, some of which are two characters. */
    public String text(int most) {
        return joined(most, () -> switch (random.nextInt(3)) {
            case 0 -> pick(SIGNS);
            case 1 -> Character.toString(random.nextInt(' ', 0x7F));
            default -> Character.toString(random.nextInt(Character.MAX_VALUE + 1));
        });
    }

    /** A text of up to {@code most} of these signs. */
    public String textOf(String signs, int most) {
        return joined(most, () -> Character.toString(signs.charAt(random.nextInt(signs.length()))));
    }

    /** Up to {@code most} texts, as one. */
    public String joined(int most, Supplier<String> part) {
        return noted(() -> String.join("", list(0, most, part)));
    }

    /** Up to {@code most} bytes. */
    public byte[] bytes(int most) {
        return noted(() -> {
            byte[] bytes = new byte[length(0, most)];
            random.nextBytes(bytes);
            return bytes;
        });
    }

    /** From {@code least} to {@code most} values. */
    public <T> List<T> list(int least, int most, Supplier<T> value) {
        return noted(() -> Stream.generate(value).limit(length(least, most)).toList());
    }

    private int length(int least, int most) {
        int longest = random.nextBoolean() ? most : random.nextInt(least, most + 1);
        return random.nextInt(8) == 0 ? longest : random.nextInt(least, longest + 1);
    }

    /** Notes down what was drawn, unless it is a part of something else. */
    <T> T noted(Supplier<T> draw) {
        depth++;
        T value;
        try {
            value = draw.get();
        } finally {
            depth--;
        }
        if (depth == 0) {
            drawn.add(value);
        }
        return value;
    }

    private static String shown(Object value) {
        if (value instanceof byte[] bytes) {
            return quoted(new String(bytes, StandardCharsets.ISO_8859_1));
        }
        return value instanceof String text ? quoted(text) : String.valueOf(value);
    }

    /** With escapes for all that a terminal or a reader could take for something else; of bytes, each is one sign. */
    private static String quoted(String text) {
        return text.chars()
                .mapToObj(sign -> sign >= ' ' && sign < 0x7F && sign != '\\'
                        ? Character.toString(sign)
                        : "\\u%04x".formatted(sign))
                .collect(Collectors.joining("", "\"", "\""));
    }
}
