package io.github.streamcheck.observe.rules;

/**
 * The end of a text that comes in pieces, so that what is split over pieces is found all the same. Costs nothing as long as no
 * character comes that what is searched for begins with.
 */
public final class RollingText {

    private final String beginnings;
    private final int kept;
    private String open = "";

    /**
     * A text without pieces.
     *
     * @param beginnings the characters with which what is searched for begins
     * @param kept the length of the longest text that is searched for
     */
    public RollingText(String beginnings, int kept) {
        this.beginnings = beginnings;
        this.kept = kept;
    }

    /** All that may hold something new: the new piece, with what was left open before it; empty if there is nothing to search. */
    public String with(String piece) {
        if (open.isEmpty() && beginning(piece, 0) < 0) {
            return "";
        }
        String text = open + piece;
        int begins = beginning(text, Math.max(0, text.length() - kept));
        open = begins < 0 ? "" : text.substring(begins);
        return text;
    }

    /** The last characters that came, from one that may begin something. */
    public String tail() {
        return open;
    }

    private int beginning(String text, int from) {
        int first = -1;
        for (int i = 0; i < beginnings.length(); i++) {
            int at = text.indexOf(beginnings.charAt(i), from);
            first = at >= 0 && (first < 0 || at < first) ? at : first;
        }
        return first;
    }
}
