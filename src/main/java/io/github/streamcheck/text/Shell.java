package io.github.streamcheck.text;

import java.util.regex.Pattern;

/** Words of a command line for a POSIX shell. Stateless. */
public final class Shell {

    /** What no shell gives a meaning to. */
    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

    private Shell() {}

    /** The word as it has to be written, in quotes if it needs them. */
    public static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
