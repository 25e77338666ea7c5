package io.github.streamcheck.config;

import io.github.streamcheck.text.Keys;
import io.github.streamcheck.text.Printable;
import java.util.Optional;

/**
 * A mistake in the user's configuration. Immutable. The texts are kept as the user wrote them; only {@link #message()} makes them
 * fit to print, and hides what may be a key at the wrong place.
 *
 * @param parameter the full name of the parameter, such as {@code thresholds.ttft.p95}
 * @param value what was found there, as written; blank when nothing was given, or if it must not be shown
 * @param expected what is valid instead, a phrase that follows the word "expected", such as {@code a number from 1 to 10}
 * @param suggestion the intended value, or the intended name of an unknown parameter, if it can be guessed
 * @param known whether there is such a parameter
 */
public record Problem(String parameter, String value, String expected, Optional<String> suggestion, boolean known) {

    private static final int MAX_QUOTED_LENGTH = 80;

    /** A list of all that is valid which is longer than this is left out if the intended value can be guessed. */
    private static final int MAX_EXPECTED_LENGTH = 500;

    /** One of a parameter that exists. */
    public Problem(String parameter, String value, String expected, Optional<String> suggestion) {
        this(parameter, value, expected, suggestion, true);
    }

    /** One of a parameter that does not exist. Its value is not repeated: it may be a key that somebody took for a name. */
    public static Problem unknown(String parameter, String expected, Optional<String> suggestion) {
        return new Problem(parameter, "", expected, suggestion, false);
    }

    /** One printable line: where, what was found, what was expected and, the intended value if it can be guessed. */
    public String message() {
        String guess =
                suggestion.map(name -> "did you mean \"" + shown(name) + "\"?").orElse("");
        boolean listed = guess.isEmpty() || expected.length() <= MAX_EXPECTED_LENGTH;
        return shown(parameter) + found() + ": " + (listed ? "expected " + Printable.escape(expected) : "")
                + (listed && !guess.isEmpty() ? "; " : "") + guess;
    }

    private String found() {
        if (!known) {
            return " is unknown";
        }
        return value.isBlank() ? " is empty" : " = \"" + shown(Keys.hide(value)) + '"';
    }

    /** The text on one line, escaped and cut to a length that can be read. */
    static String shown(String text) {
        if (text.length() <= MAX_QUOTED_LENGTH) {
            return Printable.escape(text);
        }
        return Printable.escape(text.substring(0, MAX_QUOTED_LENGTH)) + "... (" + text.length() + " characters)";
    }
}
