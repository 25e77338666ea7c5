package io.github.streamcheck.config;

import io.github.streamcheck.plan.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;

/** Reads key stores and certificates, and reports what is wrong with them. Not thread-safe. */
final class TlsFiles {

    private static final String PEM = "-----BEGIN CERTIFICATE-----";

    private final Path folder;
    private final Problems problems;

    /** Relative paths are resolved against {@code folder}. */
    TlsFiles(Path folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** A store of PKCS #12 or JKS, or certificates in PEM; empty if the file can't be read, which is reported. */
    Optional<KeyStore> read(String parameter, String text, Optional<Secret> password, boolean mayBePem) {
        if (problems.addIfUnresolved(parameter, text)) {
            return Optional.empty();
        }
        try {
            Path file = folder.resolve(text.trim());
            return Optional.of(mayBePem && isPem(file) ? certificates(file) : store(file, password));
        } catch (NoSuchFileException | InvalidPathException missing) {
            problems.add(parameter, text, "a file that is there, of PKCS #12, JKS" + (mayBePem ? " or PEM" : ""));
        } catch (IOException unreadable) {
            boolean wrongPassword = unreadable.getCause() instanceof UnrecoverableKeyException;
            problems.add(
                    parameter,
                    text,
                    wrongPassword
                            ? "a store that opens with the password in the environment variable of " + parameter
                                    + "PasswordEnv"
                            : "a file of PKCS #12, JKS" + (mayBePem ? " or PEM" : "") + " that can be read ("
                                    + unreadable + ")");
        } catch (GeneralSecurityException unusable) {
            problems.add(parameter, text, "a store with usable certificates (" + unusable + ")");
        }
        return Optional.empty();
    }

    private static boolean isPem(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(PEM);
    }

    private static KeyStore store(Path file, Optional<Secret> password) throws IOException, GeneralSecurityException {
        char[] characters = password.map(Secret::reveal).orElse("").toCharArray();
        // KeyStore detects by itself which of the two formats it is.
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password.isPresent() ? characters : null);
        }
        return store;
    }

    private static KeyStore certificates(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(file)) {
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("certificate-" + number++, certificate);
            }
        }
        return store;
    }
}
