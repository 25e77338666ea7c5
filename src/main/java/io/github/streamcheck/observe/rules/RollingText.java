package io.github.streamcheck.observe.rules;

/** The end of a text that comes in pieces, so that what is split over pieces is found all the same. */
final class RollingText {

    private final int kept;
    private String tail = "";

    /** Keeps so many characters of what has come before. */
    RollingText(int kept) {
        this.kept = kept;
    }

    /** The new piece, with the end of what came before in front of it. */
    String with(String piece) {
        String joined = tail + piece;
        tail = joined.substring(Math.max(0, joined.length() - kept));
        return joined;
    }

    /** The last characters that came. */
    String tail() {
        return tail;
    }
}
