package io.github.streamcheck.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Takes the secrets of a target out of any text: the one place that redacts. Immutable and thread-safe. */
public final class Redactor implements UnaryOperator<String> {

    /** A secret shorter than this stands in too many innocent texts. */
    private static final int MIN_LENGTH = 4;

    private final List<String> secrets;

    public Redactor(Target target) {
        List<String> found = new ArrayList<>();
        target.credential().map(Secret::reveal).ifPresent(found::add);
        target.proxy().flatMap(Target.Proxy::password).map(Secret::reveal).ifPresent(found::add);
        secrets = found.stream().filter(secret -> secret.length() >= MIN_LENGTH).toList();
    }

    @Override
    public String apply(String text) {
        String redacted = text;
        for (String secret : secrets) {
            redacted = redacted.replace(secret, "***");
        }
        return redacted;
    }
}
