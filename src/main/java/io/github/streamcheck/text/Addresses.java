package io.github.streamcheck.text;

import java.util.regex.Pattern;

/** Addresses as they may be shown: without what may hold a password or a key. Stateless. */
public final class Addresses {

    private static final String HIDDEN = "***";

    private static final String HOST = "(?:[\\w.-]*|\\[[0-9A-Fa-f:.]*\\])";

    /** What has neither a user nor a query, whatever else is wrong with it. */
    private static final Pattern HARMLESS =
            Pattern.compile("\\s*(?:(?:[A-Za-z][A-Za-z0-9+.-]*:)?//)?" + HOST + "(?::\\d*)?(?:/[\\w./~-]*)?\\s*");

    private static final Pattern A_HOST = Pattern.compile("[\\w.-]+|\\[?[0-9A-Fa-f:.]+\\]?");

    private Addresses() {}

    /** What a user gave as an address, hidden if there may be a user or a query in it, even in one that is malformed. */
    public static String shown(String address) {
        return HARMLESS.matcher(address).matches() ? address : HIDDEN;
    }

    /** A path with its query hidden. */
    public static String shownPath(String path) {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query + 1) + HIDDEN;
    }

    /** Whether it is the name or the address of a host, and no more. */
    public static boolean isHost(String text) {
        return A_HOST.matcher(text).matches();
    }
}
