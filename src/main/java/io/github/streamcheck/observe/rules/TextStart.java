package io.github.streamcheck.observe.rules;

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

    /** Whether {@code piece} is what stands at {@code position}. */
    boolean continuesAt(int position, String piece) {
        if (position + piece.length() > text.length()) {
            return false;
        }
        for (int i = 0; i < piece.length(); i++) {
            if (text.charAt(position + i) != piece.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
