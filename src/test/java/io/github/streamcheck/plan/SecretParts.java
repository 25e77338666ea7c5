package io.github.streamcheck.plan;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Looks for secrets with the eyes of a reader who undoes all escapes. */
public final class SecretParts {

    /** What nobody would call a chance. */
    private static final int PART = 8;

    private static final Pattern ESCAPE = Pattern.compile(
            "(?:\\\\u|\\\\x|%|&#x)([0-9a-fA-F]{2}\\b|00[0-9a-fA-F]{2}|[0-9a-fA-F]{2});?|&#([0-9]+);|&(amp|lt|gt|quot|sol|equals);");

    private SecretParts() {}

    /** What a reader makes of it who undoes all escapes. */
    public static String read(String text) {
        String read = text;
        for (int i = 0; i < 6; i++) {
            read = ESCAPE.matcher(read).replaceAll(SecretParts::meaning);
        }
        return read.replace("\\", "");
    }

    private static String meaning(MatchResult escape) {
        if (escape.group(1) != null) {
            return Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16)));
        }
        if (escape.group(2) != null) {
            return Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(2))));
        }
        return switch (escape.group(3)) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "sol" -> "/";
            default -> "=";
        };
    }

    /** All parts of a text of that length. */
    public static Stream<String> of(String text, int length) {
        return IntStream.rangeClosed(0, text.length() - length).mapToObj(from -> text.substring(from, from + length));
    }

    /** The parts of {@code secrets} that are to be seen in {@code shown}, in that spelling too. */
    public static List<String> seen(List<String> secrets, List<String> shown, UnaryOperator<String> spelling) {
        List<String> parts = secrets.stream()
                .flatMap(secret -> Stream.concat(
                        of(secret, PART),
                        of(read(spelling.apply(secret)), PART + 2).skip(10)))
                .toList();
        String all = read(String.join("\n", shown));
        return parts.stream().filter(all::contains).toList();
    }
}
