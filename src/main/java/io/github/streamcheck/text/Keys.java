package io.github.streamcheck.text;

import java.util.regex.Pattern;

/** Hides what looks like a key in what a user gave: people put one where it doesn't belong. Stateless. */
public final class Keys {

    private static final String HIDDEN = "***";

    /**
     * A long word with letters and digits in it, or one that begins like the keys of well-known services; but no part of a path, since
     * files may be named so.
     */
    private static final Pattern KEY = Pattern.compile("(?<![A-Za-z0-9_/\\\\-])"
            + "(?:(?=[A-Za-z_-]*[0-9])(?=[0-9_-]*[A-Za-z])[A-Za-z0-9_-]{20,}|(?:sk|hf|gsk|pk|nvapi|xai)[-_][A-Za-z0-9_-]{4,})"
            + "=*(?![A-Za-z0-9_/\\\\-])");

    private Keys() {}

    /** The text with {@code ***} for each part that may be a key. */
    public static String hide(String text) {
        return KEY.matcher(text).replaceAll(HIDDEN);
    }
}
