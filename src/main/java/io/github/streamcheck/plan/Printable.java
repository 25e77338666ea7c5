package io.github.streamcheck.plan;

import java.util.Locale;

/** Makes texts of others fit to print: what a terminal, a CI runner or an XML report would obey or could not show is escaped. */
public final class Printable {

    private Printable() {}

    /** The text with its control characters, line ends and everything else that does not show escaped. */
    public static String escape(String text) {
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
