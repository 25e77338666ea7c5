package io.github.streamcheck.plan;

import java.security.KeyStore;
import java.util.List;
import java.util.Optional;

/**
 * The certificates that TLS trusts, and this client's own. Immutable as long as nobody changes its stores.
 *
 * @param trusted the certificates that are trusted in place of the JVM's; empty for the JVM's
 * @param own the certificate of this client with its key; empty if it has none
 * @param password of that key
 * @param trustedPassword of the store with the trusted ones
 * @param insecure whether neither certificates nor host names are checked
 */
public record Tls(
        Optional<KeyStore> trusted, Optional<KeyStore> own, Secret password, Secret trustedPassword, boolean insecure) {

    /** As the JVM has it. */
    public static final Tls DEFAULT = jvm(false);

    /** With the JVM's certificates, and without passwords. */
    public static Tls jvm(boolean insecure) {
        return new Tls(Optional.empty(), Optional.empty(), new Secret(""), new Secret(""), insecure);
    }

    /** All passwords; an empty one is none. */
    List<Secret> passwords() {
        return List.of(password, trustedPassword);
    }
}
