package io.github.streamcheck.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Takes the secrets of a target out of any text: the one place that redacts. Immutable and thread-safe. */
public final class Redactor implements UnaryOperator<String> {

    /** A secret shorter than this stands in too many innocent texts. */
    private static final int MIN_LENGTH = 4;

    /** One shorter than this may be part of an innocent word, as {@code test} is of {@code latest}. */
    private static final int MIN_LENGTH_WITHIN_WORDS = 8;

    private final List<Pattern> secrets;

    public Redactor(Target target) {
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
        secrets = found.stream()
                .filter(secret -> secret.length() >= MIN_LENGTH)
                // One that begins like another must not leave the other's end.
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Redactor::pattern)
                .toList();
    }

    private static Pattern pattern(String secret) {
        String quoted = Pattern.quote(secret);
        return Pattern.compile(
                secret.length() < MIN_LENGTH_WITHIN_WORDS ? "(?<![A-Za-z0-9])" + quoted + "(?![A-Za-z0-9])" : quoted);
    }

    @Override
    public String apply(String text) {
        String redacted = text;
        for (Pattern secret : secrets) {
            redacted = secret.matcher(redacted).replaceAll("***");
        }
        return redacted;
    }
}
