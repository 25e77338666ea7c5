package io.github.streamcheck.text;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Makes foreign texts safe to print: it escapes what a terminal, a CI runner or an XML report would interpret or could not show.
 */
public final class Printable {

    /** GitHub's workflow commands, which only the beginning of a line makes: {@code ::set-env name=...::}. */
    private static final Pattern LEADING_COMMAND = Pattern.compile("^(\\s*):(?=:)");

    /** Commands anywhere in a line: Azure's and GitHub's {@code ##[...]}, {@code ##vso[...]}, {@code ##teamcity[...]}. */
    private static final Pattern COMMAND = Pattern.compile("#(?=#[A-Za-z]*\\[)");

    private Printable() {}

    /**
     * The text on one line, with its control characters, line ends and everything else that does not show escaped, and with a
     * backslash in what a CI runner would take for a command. To escape it again changes nothing.
     */
    public static String escape(String text) {
        String shown = escapeCharacters(text);
        return COMMAND.matcher(LEADING_COMMAND.matcher(shown).replaceFirst("$1:\\\\"))
                .replaceAll("#\\\\");
    }

    private static String escapeCharacters(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                default -> {
                    if (isPrintable(c)) {
                        escaped.appendCodePoint(c);
                    } else {
                        escaped.append(String.format(Locale.ROOT, "\\u%04x", c));
                    }
                }
            }
        });
        return escaped.toString();
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
