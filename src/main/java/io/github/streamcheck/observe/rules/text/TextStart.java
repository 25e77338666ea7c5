package io.github.streamcheck.observe.rules.text;

/** The beginning of a text that comes in pieces, up to a length. */
final class TextStart {

    private static final int MAX_LENGTH = 4096;

    private final StringBuilder text = new StringBuilder();

    void add(String piece) {
        text.append(piece, 0, Math.min(piece.length(), MAX_LENGTH - text.length()));
    }

    int length() {
        return text.length();
    }

    /**
     * How many characters of {@code piece} stand at {@code position}: all of them, or those up to the end of this text; -1 if
     * others stand there.
     */
    int matching(int position, String piece) {
        int length = Math.min(piece.length(), text.length() - position);
        for (int i = 0; i < length; i++) {
            if (text.charAt(position + i) != piece.charAt(i)) {
                return -1;
            }
        }
        return length;
    }
}
