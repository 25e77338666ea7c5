package io.github.streamcheck.wire;

/**
 * Checks whether bytes are well-formed UTF-8 (Unicode, table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF), fed
 * in any pieces. Allocates nothing. Not thread-safe.
 */
final class Utf8Validator {

    private static final int MIN_CONTINUATION = 0x80;
    private static final int MAX_CONTINUATION = 0xBF;

    private long position;
    private long sequenceStart;

    /** How many bytes the sequence under way still needs, and the range of the next one. */
    private int missing;

    private int lower;
    private int upper;
    private boolean invalid;

    /** Whether {@code array[from..to)} is well-formed as a whole. */
    static boolean isValid(byte[] array, int from, int to) {
        Utf8Validator validator = new Utf8Validator();
        return validator.feed(array, from, to) && validator.isComplete();
    }

    /** Begins a new text. */
    void reset() {
        position = 0;
        missing = 0;
        invalid = false;
    }

    /**
     * Takes the next bytes of the text, {@code array[from..to)}.
     *
     * @return false once the text holds an ill-formed sequence; what follows it is not looked at
     */
    boolean feed(byte[] array, int from, int to) {
        for (int i = from; i < to && !invalid; i++) {
            int b = array[i] & 0xFF;
            if (missing > 0) {
                continueSequence(b);
            } else if (b >= 0x80) {
                sequenceStart = position + (i - from);
                startSequence(b);
            }
        }
        position += to - from;
        return !invalid;
    }

    /** Whether all that was fed is well-formed and does not end inside a sequence. */
    boolean isComplete() {
        return !invalid && missing == 0;
    }

    /**
     * Where the sequence begins that is ill-formed or not {@linkplain #isComplete complete}, in bytes from the last
     * {@link #reset}. Only meaningful if there is one.
     */
    long badSequence() {
        return sequenceStart;
    }

    private void startSequence(int lead) {
        lower = MIN_CONTINUATION;
        upper = MAX_CONTINUATION;
        if (lead >= 0xC2 && lead <= 0xDF) {
            missing = 1;
        } else if (lead >= 0xE0 && lead <= 0xEF) {
            missing = 2;
            if (lead == 0xE0) {
                lower = 0xA0; // below: overlong
            } else if (lead == 0xED) {
                upper = 0x9F; // above: surrogates
            }
        } else if (lead >= 0xF0 && lead <= 0xF4) {
            missing = 3;
            if (lead == 0xF0) {
                lower = 0x90; // below: overlong
            } else if (lead == 0xF4) {
                upper = 0x8F; // above: beyond U+10FFFF
            }
        } else {
            invalid = true;
        }
    }

    private void continueSequence(int b) {
        invalid = b < lower || b > upper;
        lower = MIN_CONTINUATION;
        upper = MAX_CONTINUATION;
        missing--;
    }
}
