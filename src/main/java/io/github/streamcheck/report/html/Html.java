package io.github.streamcheck.report.html;

import io.github.streamcheck.text.Printable;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Writes HTML and SVG in which no text can become anything else: all of it is made printable and escaped here, names can't come
 * from outside, and what a content security policy forbids (styles and handlers in attributes) is refused. Used by one thread.
 */
final class Html {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]*");

    /** What never has content; closed all the same, so that the page is well-formed XML too. */
    private static final Set<String> VOID = Set.of("meta", "link", "br");

    /** A line feed after these does not show, and keeps the source readable. */
    private static final Set<String> BLOCKS = Set.of(
            "html", "head", "body", "main", "header", "section", "table", "tr", "ul", "li", "dl", "details", "figure",
            "svg", "h1", "h2", "h3", "p", "div");

    private final StringBuilder out = new StringBuilder();

    /** Adds a text. */
    Html text(String text) {
        escape(Printable.escape(text));
        return this;
    }

    /** Adds an element with a text in it; {@code attributes}: names and values in turn. */
    Html element(String name, String text, String... attributes) {
        return within(name, inner -> inner.text(text), attributes);
    }

    /** Adds an element with nothing in it. */
    Html empty(String name, String... attributes) {
        return within(name, inner -> {}, attributes);
    }

    /** Adds an element with what {@code content} writes in it. */
    Html within(String name, Consumer<Html> content, String... attributes) {
        out.append('<').append(name(name));
        for (int i = 0; i < attributes.length; i += 2) {
            attribute(attributes[i], attributes[i + 1]);
        }
        if (VOID.contains(name)) {
            out.append("/>");
        } else {
            out.append('>');
            content.accept(this);
            out.append("</").append(name).append('>');
        }
        if (BLOCKS.contains(name)) {
            out.append('\n');
        }
        return this;
    }

    private void attribute(String name, String value) {
        String lower = name(name).toLowerCase(Locale.ROOT);
        if (lower.equals("style") || lower.startsWith("on")) {
            throw new IllegalArgumentException("a content security policy forbids the attribute " + name);
        }
        out.append(' ').append(name).append("=\"");
        escape(Printable.escape(value));
        out.append('"');
    }

    private static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name of HTML: " + name);
        }
        return name;
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }

    /** All that was added, as a document. */
    String document() {
        return "<!DOCTYPE html>\n" + out;
    }
}
