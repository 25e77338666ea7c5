package io.github.streamcheck.plan;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Redactors for tests. */
public final class Redactors {

    private Redactors() {}

    /** One that takes out a key. */
    public static Redactor of(String key) {
        return new Redactor(
                new Target(URI.create("http://localhost"), Map.of(), Optional.of(new Secret(key)), Optional.empty()));
    }
}
