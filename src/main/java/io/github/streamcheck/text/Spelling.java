package io.github.streamcheck.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a text may spell a character: as it is, and as JSON, a URL, HTML or the strings of a program write it, also one within
 * another, such as <code>&#92;u0026amp;</code> for an ampersand. Stateless.
 */
public final class Spelling {

    /** So often may a spelling be spelled out again; a longer row of backslashes or {@code %25} costs no more. */
    private static final int MAX_READINGS = 16;

    private static final Map<Character, Character> CONTROLS =
            Map.of('n', '\n', 'r', '\r', 't', '\t', 'b', '\b', 'f', '\f');

    private static final Map<String, Character> ENTITIES = Map.ofEntries(
            Map.entry("amp", '&'),
            Map.entry("lt", '<'),
            Map.entry("gt", '>'),
            Map.entry("quot", '"'),
            Map.entry("apos", '\''),
            Map.entry("sol", '/'),
            Map.entry("bsol", '\\'),
            Map.entry("equals", '='),
            Map.entry("plus", '+'),
            Map.entry("colon", ':'),
            Map.entry("semi", ';'),
            Map.entry("comma", ','),
            Map.entry("period", '.'),
            Map.entry("num", '#'),
            Map.entry("dollar", '$'),
            Map.entry("percnt", '%'),
            Map.entry("commat", '@'),
            Map.entry("excl", '!'),
            Map.entry("quest", '?'),
            Map.entry("ast", '*'),
            Map.entry("lowbar", '_'),
            Map.entry("hat", '^'),
            Map.entry("grave", '`'),
            Map.entry("lpar", '('),
            Map.entry("rpar", ')'),
            Map.entry("lsqb", '['),
            Map.entry("lbrack", '['),
            Map.entry("rsqb", ']'),
            Map.entry("rbrack", ']'),
            Map.entry("lcub", '{'),
            Map.entry("lbrace", '{'),
            Map.entry("rcub", '}'),
            Map.entry("rbrace", '}'),
            Map.entry("verbar", '|'),
            Map.entry("vert", '|'),
            Map.entry("tab", '\t'),
            Map.entry("newline", '\n'));

    private static final int MAX_ENTITY = 8;

    /** The marks of an entity as they are, in a URL and in JSON. */
    private static final List<String> NUMBER_SIGNS = List.of("#", "%23", "%2523", "\\u0023");

    private static final List<String> SEMICOLONS = List.of(";", "%3b", "%253b", "\\u003b");

    private Spelling() {}

    /**
     * One way to read what begins at a place of a text.
     *
     * @param character which character that may be
     * @param end where its spelling ends
     */
    public record Reading(char character, int end) {}

    /** Whether something else than this character may begin with it. */
    public static boolean isAmbiguous(char character) {
        return character == '\\' || character == '%' || character == '&' || character == '+';
    }

    /** All ways to read what begins there; the first is the character itself. */
    public static List<Reading> at(String text, int place) {
        char first = text.charAt(place);
        if (!isAmbiguous(first)) {
            return List.of(new Reading(first, place + 1));
        }
        Readings found = new Readings(text);
        found.add(first, place + 1);
        for (int i = 0; i < found.list.size() && i < MAX_READINGS; i++) {
            found.escaped(found.list.get(i));
        }
        return found.list;
    }

    /** The ways that were found to read a text from one place on. */
    private static final class Readings {

        private final String text;
        private final List<Reading> list = new ArrayList<>(4);

        Readings(String text) {
            this.text = text;
        }

        private void add(int character, int end) {
            if (character >= 0 && character <= Character.MAX_VALUE) {
                list.add(new Reading((char) character, end));
            }
        }

        /** Adds what it escapes, if it is a character that does. */
        void escaped(Reading by) {
            int at = by.end();
            switch (by.character()) {
                case '\\' -> backslash(at);
                case '%' -> percent(at);
                case '&' -> entity(at);
                case '+' -> add(' ', at);
                default -> {}
            }
        }

        private void backslash(int at) {
            if (at == text.length()) {
                return;
            }
            char next = text.charAt(at);
            add(next, at + 1);
            Character control = CONTROLS.get(next);
            if (control != null) {
                add(control, at + 1);
            }
            if (next == 'u' || next == 'x') {
                add(number(at + 1, next == 'u' ? 4 : 2, 16), at + (next == 'u' ? 5 : 3));
                braced(at + 1);
            } else if (next == 'U') {
                add(number(at + 1, 4, 16), at + 5);
                add(number(at + 1, 8, 16), at + 9);
            } else if (next >= '0' && next <= '3') {
                add(number(at, 3, 8), at + 3);
            }
        }

        private void braced(int at) {
            int end = text.startsWith("{", at) ? text.indexOf('}', at) : -1;
            if (end > at && end - at <= MAX_ENTITY) {
                add(number(at + 1, end - at - 1, 16), end + 1);
            }
        }

        private void percent(int at) {
            add(number(at, 2, 16), at + 2);
            if (text.startsWith("u", at)) {
                add(number(at + 1, 4, 16), at + 5);
            }
        }

        private void entity(int at) {
            int from = after(NUMBER_SIGNS, at);
            int end = from < 0 ? at : from;
            while (end < text.length() && end - at < 2 * MAX_ENTITY && isWord(text.charAt(end))) {
                end++;
            }
            int after = after(SEMICOLONS, end);
            if (after < 0) {
                return;
            }
            if (from < 0) {
                Character named = ENTITIES.get(text.substring(at, end).toLowerCase(Locale.ROOT));
                if (named != null) {
                    add(named, after);
                }
            } else if (text.startsWith("x", from) || text.startsWith("X", from)) {
                add(number(from + 1, end - from - 1, 16), after);
            } else {
                add(number(from, end - from, 10), after);
            }
        }

        private int after(List<String> marks, int at) {
            for (String mark : marks) {
                if (text.regionMatches(true, at, mark, 0, mark.length())) {
                    return at + mark.length();
                }
            }
            return -1;
        }

        /** The number that so many digits make, or -1 if there are not so many. */
        private int number(int at, int digits, int radix) {
            if (digits < 1 || digits > MAX_ENTITY || at + digits > text.length()) {
                return -1;
            }
            long number = 0;
            for (int i = at; i < at + digits; i++) {
                char c = text.charAt(i);
                int digit = c < 0x80 ? Character.digit(c, radix) : -1;
                if (digit < 0) {
                    return -1;
                }
                number = number * radix + digit;
            }
            return number > Character.MAX_VALUE ? -1 : (int) number;
        }

        private static boolean isWord(char c) {
            return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        }
    }
}
