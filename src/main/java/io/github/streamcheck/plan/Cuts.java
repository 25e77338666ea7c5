package io.github.streamcheck.plan;

import io.github.streamcheck.text.Spelling;

/**
 * The places at which a text may have been cut, so that a piece of a secret stands there: its ends, an ellipsis, and the ends of a
 * quoted value, since a server may send a text in many. Stateless.
 */
final class Cuts {

    private static final String ELLIPSIS = "...";

    /** Half a spelling that a cut left is not longer. */
    private static final int MAX_HALF = 12;

    private Cuts() {}

    /** Whether what begins at a place may have lost its beginning. */
    static boolean isAfter(String text, int place) {
        return place == 0 || text.charAt(place - 1) == '"' || text.startsWith(ELLIPSIS, place - ELLIPSIS.length());
    }

    /** Whether what ends at a place may have lost its end. */
    static boolean isBefore(String text, int place) {
        if (isCut(text, place) || isQuote(text, place)) {
            return true;
        }
        if (!Spelling.isAmbiguous(text.charAt(place))) {
            return false;
        }
        for (int end = place + 1; end <= Math.min(text.length(), place + MAX_HALF); end++) {
            if (isCut(text, end)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCut(String text, int place) {
        return place == text.length() || text.startsWith(ELLIPSIS, place);
    }

    /** Whether a quoted value ends there. The name of a member is no value. */
    private static boolean isQuote(String text, int place) {
        int at = place;
        while (at < text.length() && at < place + MAX_HALF && text.charAt(at) == '\\') {
            at++;
        }
        if (!text.startsWith("\"", at)) {
            return false;
        }
        int next = at + 1;
        while (next < text.length() && next < at + MAX_HALF && text.charAt(next) == ' ') {
            next++;
        }
        return !text.startsWith(":", next);
    }
}
