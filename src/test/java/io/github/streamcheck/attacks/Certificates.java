package io.github.streamcheck.attacks;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Certificates that sign themselves, made by the JDK's keytool when they are first needed. Thread-safe. */
final class Certificates {

    static final String PASSWORD = "canary-4711";

    static final Certificates GOOD = new Certificates("SAN=dns:localhost,ip:127.0.0.1");
    static final Certificates ELSEWHERE = new Certificates("SAN=dns:elsewhere.example");

    private final String extension;
    private Optional<KeyStore> store = Optional.empty();

    private Certificates(String extension) {
        this.extension = extension;
    }

    /** The certificate with its key. */
    synchronized KeyStore store() {
        try {
            KeyStore made = store.isPresent() ? store.get() : make();
            store = Optional.of(made);
            return made;
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private KeyStore make() throws IOException, GeneralSecurityException {
        Path folder = Files.createTempDirectory("certificates");
        Path file = folder.resolve("store.p12");
        try {
            keytool(file);
            KeyStore made = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                made.load(in, PASSWORD.toCharArray());
            }
            return made;
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private void keytool(Path file) throws IOException {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = List.of(
                keytool,
                "-genkeypair",
                "-alias",
                "key",
                "-keyalg",
                "EC",
                "-dname",
                "CN=key",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD,
                "-ext",
                extension);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!Files.exists(file)) {
            throw new IOException(said);
        }
    }

    /** A socket on which a server shows it. */
    ServerSocket listen() throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store(), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }
}
