package io.github.streamcheck.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.streamcheck.plan.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates and keys in PEM, as Kubernetes, cert-manager and OpenSSL write them. */
class TlsFilesTest {

    private static final String PASSWORD = "canary-4711";
    private static final Optional<Secret> SECRET = Optional.of(new Secret(PASSWORD));
    private static final Optional<Secret> NONE = Optional.empty();

    @TempDir
    private static Path folder = Path.of(".");

    private static KeyStore made = empty();

    private final Problems problems = new Problems();

    private static KeyStore empty() {
        try {
            return KeyStore.getInstance("PKCS12");
        } catch (java.security.KeyStoreException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @BeforeAll
    static void makeKeys() throws Exception {
        Path store = folder.resolve("keys.p12");
        for (String algorithm : List.of("RSA", "EC", "Ed25519")) {
            Keytool.run(
                    store,
                    PASSWORD,
                    List.of("-genkeypair", "-alias", algorithm, "-keyalg", algorithm, "-dname", "CN=x"));
        }
        Keytool.run(
                store,
                PASSWORD,
                List.of("-genkeypair", "-alias", "ca", "-keyalg", "EC", "-dname", "CN=ca", "-ext", "bc:c"));
        Keytool.run(
                store,
                PASSWORD,
                List.of("-genkeypair", "-alias", "leaf", "-keyalg", "EC", "-dname", "CN=leaf", "-signer", "ca"));
        made = Keytool.load(store, PASSWORD);
    }

    private static Certificate certificate(String alias) throws Exception {
        return made.getCertificate(alias);
    }

    private static Key key(String alias) throws Exception {
        return made.getKey(alias, PASSWORD.toCharArray());
    }

    private static String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static String write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes).toString();
    }

    private Optional<KeyStore> own(String keyStore, @Nullable String keyFile, Optional<Secret> password) {
        return new TlsFiles(folder, problems).own(keyStore, keyFile, password);
    }

    private void assertOwn(String alias, String keyStore, @Nullable String keyFile, Optional<Secret> password)
            throws Exception {
        Optional<KeyStore> own = own(keyStore, keyFile, password);

        assertThat(problems.list()).isEmpty();
        char[] protection = password.map(Secret::reveal).orElse("").toCharArray();
        assertThat(own.orElseThrow().getKey("client", protection)).isEqualTo(key(alias));
        assertThat(own.orElseThrow().getCertificateChain("client")[0]).isEqualTo(certificate(alias));
    }

    private void assertTold(String... words) {
        assertThat(problems.list())
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.message()).contains(words).doesNotContain(PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void aKeyOfAnyKindIsReadFromPkcs8(String alias) throws Exception {
        String certificate = write("tls.crt", PemText.certificates(certificate(alias)));

        assertOwn(alias, certificate, write("tls.key", PemText.key(key(alias))), NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void soItIsFromTheOlderFormats(String alias) throws Exception {
        String certificate = write("tls.crt", PemText.certificates(certificate(alias)));

        assertOwn(alias, certificate, write("tls.key", PemText.oldKey(alias, key(alias))), NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PBEWithHmacSHA256AndAES_256", "PBEWithHmacSHA1AndAES_128", "PBEWithSHA1AndDESede"})
    void anEncryptedKeyIsOpenedByThePassword(String algorithm) throws Exception {
        String certificate = write("tls.crt", PemText.certificates(certificate("EC")));

        assertOwn("EC", certificate, write("tls.key", PemText.encryptedKey(key("EC"), algorithm, PASSWORD)), SECRET);
    }

    @Test
    void bothMayBeInOneFileInAnyOrder() throws Exception {
        String certificate = PemText.certificates(certificate("RSA"));
        String key = PemText.key(key("RSA"));

        assertOwn("RSA", write("both.pem", "subject=CN = x\r\n" + certificate + key), null, NONE);
        assertOwn("RSA", write("both.pem", key + certificate), null, NONE);
    }

    @Test
    void aFileOfItsOwnForTheKeyWinsOverAKeyBesideTheCertificate() throws Exception {
        String both = write("both.pem", PemText.certificates(certificate("RSA")) + PemText.key(key("EC")));

        assertOwn("RSA", both, write("tls.key", PemText.key(key("RSA"))), NONE);
    }

    @Test
    void theChainIsPutInOrderAndWhatIsNoPartOfItLeftOut() throws Exception {
        String chain = PemText.certificates(certificate("leaf"), certificate("RSA"), certificate("ca"));

        Optional<KeyStore> own = own(write("tls.crt", chain), write("tls.key", PemText.key(key("leaf"))), NONE);

        assertThat(own.orElseThrow().getCertificateChain("client"))
                .containsExactly(certificate("leaf"), certificate("ca"));
    }

    @ParameterizedTest
    @CsvSource({
        "genrsa -out K 2048",
        "genrsa -traditional -out K 2048",
        "ecparam -name prime256v1 -genkey -out K",
        "genpkey -algorithm ed25519 -out K",
        "genrsa -aes256 -passout pass:canary-4711 -out K 2048"
    })
    void keysOfOpenSslAreRead(String command) throws Exception {
        Path key = folder.resolve("openssl.key");
        Path certificate = folder.resolve("openssl.crt");
        openSsl(command.replace("K", key.toString()));
        openSsl("req -x509 -new -subj /CN=x -passin pass:" + PASSWORD + " -key " + key + " -out " + certificate);

        assertThat(own(certificate.toString(), key.toString(), SECRET)).isPresent();
        assertThat(problems.list()).isEmpty();
    }

    private static void openSsl(String options) throws Exception {
        try {
            Process process = new ProcessBuilder(("openssl " + options).split(" "))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
        } catch (IOException none) {
            assumeTrue(false, "there is no openssl here");
        }
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() throws Exception {
        String certificate = write("tls.crt", PemText.certificates(certificate("EC")));
        String key = write("tls.key", PemText.key(key("leaf")));

        assertThat(own(certificate, key, NONE)).isEmpty();
        assertTold("keyFile = ", "tls.key", "the key of the (first) certificate in keyStore");
    }

    @ParameterizedTest
    @CsvSource({"EC, RSA", "RSA, EC", "RSA, Ed25519"})
    void soIsOneOfAnotherKind(String certificate, String key) throws Exception {
        String both = write("both.pem", PemText.certificates(certificate(certificate)) + PemText.key(key(key)));

        assertThat(own(both, null, NONE)).isEmpty();
        assertTold("keyStore = ", "both.pem", "the key of the (first) certificate");
    }

    @Test
    void anEncryptedKeyWithoutAPasswordIsTold() throws Exception {
        String certificate = write("tls.crt", PemText.certificates(certificate("EC")));
        String key = write("tls.key", PemText.encryptedKey(key("EC"), "PBEWithHmacSHA256AndAES_256", PASSWORD));

        assertThat(own(certificate, key, NONE)).isEmpty();
        assertTold("keyFile = ", "tls.key", "since it is encrypted", "keyStorePasswordEnv");
    }

    @Test
    void aWrongPasswordIsTold() throws Exception {
        String certificate = write("tls.crt", PemText.certificates(certificate("EC")));
        String key = write("tls.key", PemText.encryptedKey(key("EC"), "PBEWithHmacSHA256AndAES_256", PASSWORD));

        assertThat(own(certificate, key, Optional.of(new Secret("wrong")))).isEmpty();
        assertTold("keyFile = ", "opens with the password", "keyStorePasswordEnv");
    }

    @Test
    void anEncryptionOfOpenSslsOwnIsToldWithTheCommandThatMendsIt() throws Exception {
        String certificate = write("tls.crt", PemText.certificates(certificate("EC")));
        String key = write(
                "tls.key",
                PemText.oldKey("EC", key("EC"))
                        .replace("KEY-----\nM", "KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\nM"));

        assertThat(own(certificate, key, SECRET)).isEmpty();
        assertTold("keyFile = ", "openssl pkcs8 -topk8");
    }

    @Test
    void aCertificateWithoutItsKeyIsTold() throws Exception {
        assertThat(own(write("tls.crt", PemText.certificates(certificate("EC"))), null, NONE))
                .isEmpty();
        assertTold("keyStore = ", "tls.crt", "keyFile");
    }

    @Test
    void soIsAStoreThatHasNone() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("x", certificate("EC"));
        Path file = folder.resolve("certificate-only.p12");
        try (var out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }

        assertThat(own(file.toString(), null, SECRET)).isEmpty();
        assertTold("keyStore = ", "there is no key in this store");
    }

    @Test
    void filesThatAreSwappedAreToldBothOfThem() throws Exception {
        own(write("tls.key", PemText.key(key("EC"))), write("tls.crt", PemText.certificates(certificate("EC"))), NONE);

        assertThat(problems.list().stream().map(Problem::message))
                .hasSize(2)
                .anyMatch(message -> message.matches("keyStore = .*expected a certificate in PEM.*"))
                .anyMatch(message -> message.matches("keyFile = .*expected a private key in PEM.*"));
    }

    @Test
    void filesThatAreNotThereAreTold() throws Exception {
        own("none.crt", null, NONE);
        own(write("tls.crt", PemText.certificates(certificate("EC"))), "none.key", NONE);

        assertThat(problems.list().stream().map(Problem::message))
                .hasSize(2)
                .anyMatch(message -> message.startsWith("keyStore = \"none.crt\": expected a file that exists"))
                .anyMatch(message -> message.startsWith("keyFile = \"none.key\": expected a file that exists"));
    }

    @Test
    void aKeyBesideAStoreThatHasItsOwnIsTold() throws Exception {
        own(folder.resolve("keys.p12").toString(), write("tls.key", PemText.key(key("EC"))), SECRET);

        assertTold("keyFile = ", "unless keyStore is a certificate in PEM");
    }

    @Test
    void derIsToldWithTheCommandThatMakesPemOfIt() throws Exception {
        String certificate = write("tls.der", certificate("EC").getEncoded());
        String pem = write("tls.crt", PemText.certificates(certificate("EC")));
        own(certificate, null, NONE);
        new TlsFiles(folder, problems).trusted(certificate, NONE);
        own(pem, write("pkcs8.der", key("EC").getEncoded()), NONE);
        own(pem, write("sec1.der", PemText.inner(key("EC"))), NONE);

        assertThat(problems.list().stream().map(Problem::message))
                .hasSize(4)
                .anyMatch(message -> message.matches("keyStore = .*openssl x509 -inform der.*"))
                .anyMatch(message -> message.matches("trustStore = .*openssl x509 -inform der.*"))
                .anyMatch(message -> message.matches("keyFile = .*pkcs8.*openssl pkey -inform der.*"))
                .anyMatch(message -> message.matches("keyFile = .*sec1.*openssl pkey -inform der.*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MII!", "AAAA", ""})
    void whatIsCutOrGarbledIsTold(String body) throws Exception {
        String text = "-----BEGIN %s-----\n" + body + "\n-----END %s-----\n";
        own(write("cut.crt", text.formatted("CERTIFICATE", "CERTIFICATE")), null, NONE);
        assertThat(problems.list())
                .hasSize(1)
                .allMatch(problem -> problem.message().startsWith("keyStore = "));

        own(
                write("tls.crt", PemText.certificates(certificate("EC"))),
                write("cut.key", text.formatted("EC PRIVATE KEY", "EC PRIVATE KEY")),
                NONE);
        assertThat(problems.list())
                .hasSize(2)
                .anyMatch(problem -> problem.message().startsWith("keyFile = "));
    }

    @Test
    void authoritiesInPemAreTrustedAllOfThem() throws Exception {
        String file = write("ca.crt", "# two of them\n" + PemText.certificates(certificate("ca"), certificate("RSA")));

        KeyStore trusted = new TlsFiles(folder, problems).trusted(file, NONE).orElseThrow();

        assertThat(trusted.size()).isEqualTo(2);
        assertThat(trusted.getCertificateAlias(certificate("ca"))).isNotNull();
    }

    @Test
    void aKeyIsNoAuthority() throws Exception {
        assertThat(new TlsFiles(folder, problems).trusted(write("tls.key", PemText.key(key("EC"))), NONE))
                .isEmpty();
        assertTold("trustStore = ", "a certificate in PEM");
    }
}
