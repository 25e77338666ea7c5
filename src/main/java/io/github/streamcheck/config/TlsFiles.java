package io.github.streamcheck.config;

import io.github.streamcheck.plan.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads certificates and keys, in stores or in PEM, and reports what is wrong with them. Not thread-safe. */
final class TlsFiles {

    private static final String TRUST_STORE = "trustStore";
    private static final String KEY_STORE = "keyStore";
    private static final String KEY_FILE = "keyFile";

    private static final String EXPECTED = "a file of PKCS #12, JKS or PEM";

    private final Path folder;
    private final Problems problems;

    /** Relative paths are resolved against {@code folder}. */
    TlsFiles(Path folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** The certificates to trust, of a store or of PEM; empty if the file can't be used, which is reported. */
    Optional<KeyStore> trusted(String text, Optional<Secret> password) {
        return content(TRUST_STORE, text).flatMap(content -> {
            Optional<PemFile> pem = PemFile.read(content);
            return pem.isPresent() ? trusted(text, pem.get()) : store(TRUST_STORE, text, content, password);
        });
    }

    private Optional<KeyStore> trusted(String text, PemFile pem) {
        List<X509Certificate> certificates = certificates(TRUST_STORE, text, pem);
        if (certificates.isEmpty()) {
            return Optional.empty();
        }
        return made(TRUST_STORE, text, store -> {
            for (X509Certificate certificate : certificates) {
                store.setCertificateEntry("certificate-" + store.size(), certificate);
            }
        });
    }

    /**
     * This client's certificate with its key; empty if they can't be used, which is reported.
     *
     * @param keyFile the file with the key, in PEM; null if it is in the same file
     * @param password of the store or the key, and then of the key in the store that is returned
     */
    Optional<KeyStore> own(String keyStore, @Nullable String keyFile, Optional<Secret> password) {
        return content(KEY_STORE, keyStore).flatMap(content -> {
            Optional<PemFile> pem = PemFile.read(content);
            if (pem.isPresent()) {
                return own(keyStore, pem.get(), keyFile, password);
            }
            if (keyFile != null) {
                problems.add(KEY_FILE, keyFile, "nothing, unless keyStore is a certificate in PEM");
                return Optional.empty();
            }
            return store(KEY_STORE, keyStore, content, password).filter(store -> hasKey(keyStore, store));
        });
    }

    private Optional<KeyStore> own(String keyStore, PemFile pem, @Nullable String keyFile, Optional<Secret> password) {
        List<X509Certificate> certificates = certificates(KEY_STORE, keyStore, pem);
        String parameter = keyFile == null ? KEY_STORE : KEY_FILE;
        String text = keyFile == null ? keyStore : keyFile;
        Optional<PemFile.Block> block = keyFile == null ? pem.key() : key(keyFile);
        if (keyFile == null && block.isEmpty() && !certificates.isEmpty()) {
            problems.add(
                    KEY_STORE, keyStore, "the key of the certificate, too, or keyFile beside it: a file with the key");
        }
        if (certificates.isEmpty() || block.isEmpty()) {
            return Optional.empty();
        }
        try {
            PrivateKey key = PemKey.read(block.get(), certificates.get(0).getPublicKey(), password);
            char[] protection = password.map(Secret::reveal).orElse("").toCharArray();
            X509Certificate[] chain = chain(certificates).toArray(X509Certificate[]::new);
            return made(parameter, text, store -> store.setKeyEntry("client", key, protection, chain));
        } catch (PemKey.UnusableException unusable) {
            problems.add(parameter, text, String.valueOf(unusable.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<PemFile.Block> key(String keyFile) {
        Optional<byte[]> content = content(KEY_FILE, keyFile);
        Optional<PemFile.Block> block = content.flatMap(PemFile::read).flatMap(PemFile::key);
        if (content.isPresent() && block.isEmpty()) {
            problems.add(KEY_FILE, keyFile, "a private key in PEM" + hint(content.get()));
        }
        return block;
    }

    /** The first certificate and those that vouch for it, in this order, whatever order they have in the file. */
    private static List<X509Certificate> chain(List<X509Certificate> certificates) {
        List<X509Certificate> left = new ArrayList<>(certificates);
        List<X509Certificate> chain = new ArrayList<>();
        Optional<X509Certificate> next = Optional.of(certificates.get(0));
        while (next.isPresent()) {
            X509Certificate certificate = next.get();
            left.remove(certificate);
            chain.add(certificate);
            next = left.stream()
                    .filter(issuer -> issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
                    .findFirst();
        }
        return chain;
    }

    private List<X509Certificate> certificates(String parameter, String text, PemFile pem) {
        try {
            List<X509Certificate> certificates = pem.certificates();
            if (certificates.isEmpty()) {
                problems.add(parameter, text, "a certificate in PEM, and there is none in this file");
            }
            return certificates;
        } catch (CertificateException broken) {
            problems.add(parameter, text, "certificates that can be read (" + broken.getMessage() + ")");
            return List.of();
        }
    }

    private Optional<byte[]> content(String parameter, String text) {
        if (problems.addIfUnresolved(parameter, text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readAllBytes(folder.resolve(text.trim())));
        } catch (NoSuchFileException | InvalidPathException missing) {
            problems.add(parameter, text, "a file that exists, in " + folder + " if its path is relative");
        } catch (IOException unreadable) {
            problems.add(parameter, text, "a file that can be read (" + unreadable + ")");
        }
        return Optional.empty();
    }

    private Optional<KeyStore> store(String parameter, String text, byte[] content, Optional<Secret> password) {
        try {
            // KeyStore detects by itself which of the two formats it is.
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(
                    new ByteArrayInputStream(content),
                    password.map(Secret::reveal).map(String::toCharArray).orElse(null));
            return Optional.of(store);
        } catch (IOException unreadable) {
            boolean wrongPassword = unreadable.getCause() instanceof UnrecoverableKeyException;
            problems.add(
                    parameter,
                    text,
                    wrongPassword
                            ? "a store that opens with the password in the environment variable of " + parameter
                                    + "PasswordEnv"
                            : EXPECTED + " that can be read (" + unreadable + ")" + hint(content));
        } catch (GeneralSecurityException unusable) {
            problems.add(parameter, text, "a store with usable certificates (" + unusable + ")");
        }
        return Optional.empty();
    }

    private boolean hasKey(String text, KeyStore store) {
        try {
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    return true;
                }
            }
        } catch (GeneralSecurityException unusable) {
            // As good as empty.
        }
        problems.add(KEY_STORE, text, "a certificate with its key, and there is no key in this store");
        return false;
    }

    /** What makes PEM of a file that has the right content in another encoding; empty if it has not. */
    private static String hint(byte[] content) {
        if (isCertificate(content)) {
            return "; this is a certificate in DER, of which openssl x509 -inform der makes PEM";
        }
        return Der.isKey(content) ? "; this is a key in DER, of which openssl pkey -inform der makes PEM" : "";
    }

    private static boolean isCertificate(byte[] content) {
        try {
            CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(content));
            return PemFile.read(content).isEmpty();
        } catch (CertificateException none) {
            return false;
        }
    }

    /** What is put into a store. */
    @FunctionalInterface
    private interface Entries {
        void addTo(KeyStore store) throws GeneralSecurityException;
    }

    private Optional<KeyStore> made(String parameter, String text, Entries entries) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            entries.addTo(store);
            return Optional.of(store);
        } catch (IOException | GeneralSecurityException unusable) {
            problems.add(parameter, text, "usable certificates (" + unusable + ")");
            return Optional.empty();
        }
    }
}
