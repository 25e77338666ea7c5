package io.github.streamcheck.wire;

/**
 * Finds where values of JSON end, if they are plain: as RFC 8259 has them, and without what needs a second look. Every parser takes
 * plain values, and reads them alike. Stateless.
 */
final class PlainJson {

    /** In place of an end: the value is not plain. */
    static final int ODD = -1;

    /** Parsers refuse longer numbers sooner or later. */
    private static final int MAX_NUMBER = 100;

    /** As many decimal digits as fit into any {@code long}. */
    private static final int MAX_DIGITS = 18;

    private PlainJson() {}

    /**
     * Where the string that begins at {@code from} ends, after its closing quote; {@link #ODD} if there is none, if it is empty, has
     * an escape or a control character, or is not valid UTF-8.
     */
    static int endOfString(byte[] json, int from) {
        if (from >= json.length || json[from] != '"') {
            return ODD;
        }
        int quote = from + 1;
        boolean ascii = true;
        for (; quote < json.length && json[quote] != '"'; quote++) {
            byte b = json[quote];
            if ((b >= 0 && b < ' ') || b == '\\') {
                return ODD;
            }
            ascii &= b >= 0;
        }
        boolean plain =
                quote > from + 1 && quote < json.length && (ascii || Utf8Validator.isValid(json, from + 1, quote));
        return plain ? quote + 1 : ODD;
    }

    /** Where the number that begins at {@code from} ends; {@link #ODD} if there is none, or a very long one. */
    static int endOfNumber(byte[] json, int from) {
        int end = endOfInteger(json, from < json.length && json[from] == '-' ? from + 1 : from);
        if (end != ODD && end < json.length && json[end] == '.') {
            end = endOfDigits(json, end + 1);
        }
        if (end != ODD && end < json.length && (json[end] == 'e' || json[end] == 'E')) {
            boolean signed = end + 1 < json.length && (json[end + 1] == '+' || json[end + 1] == '-');
            end = endOfDigits(json, signed ? end + 2 : end + 1);
        }
        return end - from > MAX_NUMBER ? ODD : end;
    }

    /** Where the integer without a sign that begins at {@code from} ends; {@link #ODD} if there is none, or one that is no long. */
    static int endOfCount(byte[] json, int from) {
        int end = endOfInteger(json, from);
        return end - from > MAX_DIGITS ? ODD : end;
    }

    /** The integer {@code json[from..to)}, which is {@linkplain #endOfCount one without a sign}. */
    static long count(byte[] json, int from, int to) {
        long count = 0;
        for (int i = from; i < to; i++) {
            count = 10 * count + json[i] - '0';
        }
        return count;
    }

    private static int endOfInteger(byte[] json, int from) {
        int end = endOfDigits(json, from);
        boolean leadingZero = end > from + 1 && json[from] == '0';
        return leadingZero ? ODD : end;
    }

    private static int endOfDigits(byte[] json, int from) {
        int end = from;
        while (end < json.length && json[end] >= '0' && json[end] <= '9') {
            end++;
        }
        return end == from ? ODD : end;
    }
}
