package io.github.streamcheck.config;

import io.github.streamcheck.text.Keys;
import io.github.streamcheck.text.Printable;
import java.util.Optional;

/**
 * A mistake in the user's configuration. Immutable. The texts are kept as the user wrote them; only {@link #message()} makes them
 * fit to print, and hides what may be a key at the wrong place.
 *
 * @param parameter the full name of the parameter, such as {@code thresholds.ttft.p95}
 * @param value what was found there, as written; blank when nothing was given
 * @param expected what is valid instead, a phrase that follows the word "expected", such as {@code a number from 1 to 10}
 * @param suggestion the intended value, if it can be guessed
 */
public record Problem(String parameter, String value, String expected, Optional<String> suggestion) {

    private static final int MAX_QUOTED_LENGTH = 80;

    /** One printable line: where, what was found, what was expected and, the intended value if it can be guessed. */
    public String message() {
        String found = value.isBlank() ? " is empty" : " = \"" + shown(Keys.hide(value)) + '"';
        String guess = suggestion
                .map(name -> "; did you mean \"" + shown(name) + "\"?")
                .orElse("");
        return shown(parameter) + found + ": expected " + Printable.escape(expected) + guess;
    }

    /** The text on one line, escaped and cut to a length that can be read. */
    static String shown(String text) {
        if (text.length() <= MAX_QUOTED_LENGTH) {
            return Printable.escape(text);
        }
        return Printable.escape(text.substring(0, MAX_QUOTED_LENGTH)) + "... (" + text.length() + " characters)";
    }
}
