package io.github.streamcheck.observe.rules.responses;

/**
 * Distinguishes texts of any length, in bounded memory: its length and its hash, the polynomial of {@link String#hashCode}
 * in 64 bits. The text itself could be as long as the stream.
 */
record JoinedText(int length, long hash, long factor) {

    private static final long BASE = 1_000_003;

    static JoinedText of(String text) {
        long hash = 0;
        long factor = 1;
        for (int i = 0; i < text.length(); i++) {
            hash = hash * BASE + text.charAt(i);
            factor *= BASE;
        }
        return new JoinedText(text.length(), hash, factor);
    }

    /** This text and {@code next} after it. */
    JoinedText then(JoinedText next) {
        return new JoinedText(length + next.length, hash * next.factor + next.hash, factor * next.factor);
    }
}
