package io.github.streamcheck.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Removes the secrets of targets from texts. What a server sent is redacted with {@link #redactParts} when it enters a result,
 * and all that leaves streamcheck with {@link #redact} again. Immutable and thread-safe.
 */
public final class Redactor {

    /** A secret shorter than this stands in too many innocent texts. */
    private static final int MIN_LENGTH = 4;

    /** One shorter than this may be part of an innocent word, as {@code test} is of {@code latest}. */
    private static final int MIN_LENGTH_WITHIN_WORDS = 8;

    /** So many characters of a secret in a row are a part of it, and no chance. */
    private static final int PART = 8;

    private static final String MASK = "***";

    /** No format escapes these. */
    private static final String UNESCAPED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private static final Map<Character, String> ENTITIES =
            Map.of('&', "amp", '<', "lt", '>', "gt", '"', "quot", '\'', "apos");

    /** Of a run without secrets. */
    public static final Redactor NONE = new Redactor();

    private final List<Pattern> secrets;
    private final Set<String> parts = new HashSet<>();
    private final Set<Character> characters = new HashSet<>();

    /** A redactor of all that is sent to these and nobody may see. */
    public Redactor(Target... targets) {
        List<String> found = Stream.of(targets)
                .flatMap(target -> secrets(target).stream())
                .distinct()
                .toList();
        secrets = found.stream()
                .filter(secret -> secret.length() >= MIN_LENGTH)
                // One that begins like another must not leave the other's end.
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Redactor::pattern)
                .toList();
        for (String secret : found) {
            IntStream.rangeClosed(0, secret.length() - PART)
                    .mapToObj(from -> secret.substring(from, from + PART))
                    .forEach(parts::add);
        }
        parts.forEach(part -> part.chars().forEach(character -> characters.add((char) character)));
    }

    private static List<String> secrets(Target target) {
        List<String> found = new ArrayList<>();
        target.credential().map(Secret::reveal).ifPresent(found::add);
        target.secretHeaders().values().stream().map(Secret::reveal).forEach(found::add);
        found.add(target.tls().password().reveal());
        target.proxy()
                .ifPresent(proxy -> proxy.password().map(Secret::reveal).ifPresent(password -> {
                    found.add(password);
                    // As it goes over the wire, and comes back from a proxy that echoes requests.
                    found.add(Base64.getEncoder()
                            .encodeToString((proxy.user().orElse("") + ":" + password).getBytes(UTF_8)));
                }));
        return found;
    }

    private static Pattern pattern(String secret) {
        String forms =
                secret.chars().mapToObj(character -> forms((char) character)).collect(Collectors.joining());
        return Pattern.compile(
                secret.length() < MIN_LENGTH_WITHIN_WORDS ? "(?<![A-Za-z0-9])" + forms + "(?![A-Za-z0-9])" : forms);
    }

    /** A character as it is, and as JSON, a URL and HTML may write it: servers and our own reports escape what they show. */
    private static String forms(char character) {
        String plain = Pattern.quote(String.valueOf(character));
        if (UNESCAPED.indexOf(character) >= 0) {
            return plain;
        }
        String hex = Integer.toHexString(character);
        String name = ENTITIES.getOrDefault(character, "#" + (int) character);
        // Bounds, so that a long row of backslashes costs no more than any other text.
        return "(?:\\\\{0,8}" + plain + "|(?i:\\\\{1,8}u0{0,3}" + hex + "|%" + hex + "|&#0{0,6}" + (int) character
                + ";|&#x0{0,6}" + hex + ";|&" + name + ";))";
    }

    /** The text without secrets. */
    public String redact(String text) {
        String redacted = text;
        for (Pattern secret : secrets) {
            redacted = secret.matcher(redacted).replaceAll(MASK);
        }
        return redacted;
    }

    /**
     * The text without secrets and without parts of them: an end of one may be left where the text was cut before. Not for texts
     * that are more than what a server sent, since a word of theirs may be part of a secret.
     */
    public String redactParts(String text) {
        String redacted = redact(text);
        StringBuilder kept = new StringBuilder();
        int copied = 0;
        int at = 0;
        while (at + PART <= redacted.length()) {
            if (!characters.contains(redacted.charAt(at + PART - 1))) {
                // No part holds that character, so none begins before it has passed.
                at += PART;
            } else if (parts.contains(redacted.substring(at, at + PART))) {
                int end = at + PART;
                while (end < redacted.length() && parts.contains(redacted.substring(end + 1 - PART, end + 1))) {
                    end++;
                }
                kept.append(redacted, copied, at).append(MASK);
                copied = end;
                at = end;
            } else {
                at++;
            }
        }
        return kept.append(redacted, copied, redacted.length()).toString();
    }
}
