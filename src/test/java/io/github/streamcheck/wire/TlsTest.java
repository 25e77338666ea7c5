package io.github.streamcheck.wire;

import static io.github.streamcheck.wire.ScriptedServer.eventStream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.streamcheck.config.ConfigReader;
import io.github.streamcheck.config.Keytool;
import io.github.streamcheck.config.PemText;
import io.github.streamcheck.config.Problem;
import io.github.streamcheck.config.Problems;
import io.github.streamcheck.plan.Limit;
import io.github.streamcheck.plan.Request;
import io.github.streamcheck.plan.Secret;
import io.github.streamcheck.plan.Target;
import io.github.streamcheck.plan.Tls;
import io.github.streamcheck.wire.StreamEvent.Ended;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers that speak TLS, with certificates that the JDK's keytool makes. */
@Timeout(60)
@ParameterizedClass
@MethodSource("protocols")
class TlsTest {

    @Parameter
    private Protocol protocol = new ChatProtocol();

    /** HttpClient and our own client of WebSockets; neither is to trust more than the other. */
    static List<Protocol> protocols() {
        return List.of(new ChatProtocol(), new RealtimeProtocol());
    }

    private static final String PASSWORD = "canary-4711";

    @TempDir
    private static Path folder = Path.of(".");

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificate("good", "-ext", "SAN=dns:localhost,ip:127.0.0.1");
        certificate("elsewhere", "-ext", "SAN=dns:elsewhere.example");
        certificate("ca", "-ext", "bc:c");
        certificate("expired");
        signedAndExpired();
        certificate("client");
    }

    /** A store of its own for each, with its certificate beside it in PEM. */
    private static void certificate(String name, String... options) throws Exception {
        List<String> make = new ArrayList<>(List.of(
                "-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", "CN=" + name, "-storetype", "PKCS12"));
        make.addAll(List.of(options));
        keytool(name, make);
        keytool(
                name,
                List.of(
                        "-exportcert",
                        "-rfc",
                        "-alias",
                        name,
                        "-file",
                        pem(name).toString()));
    }

    /** Signed by the authority: Java looks at the dates of what another one has signed. */
    private static void signedAndExpired() throws Exception {
        String request = folder.resolve("expired.csr").toString();
        String signed = folder.resolve("signed.pem").toString();
        keytool("expired", List.of("-certreq", "-alias", "expired", "-file", request));
        keytool(
                "ca",
                List.of(
                        "-gencert",
                        "-rfc",
                        "-alias",
                        "ca",
                        "-infile",
                        request,
                        "-outfile",
                        signed,
                        "-startdate",
                        "-30d",
                        "-validity",
                        "10",
                        "-ext",
                        "SAN=dns:localhost"));
        keytool(
                "expired",
                List.of(
                        "-importcert",
                        "-noprompt",
                        "-alias",
                        "ca",
                        "-file",
                        pem("ca").toString()));
        keytool("expired", List.of("-importcert", "-alias", "expired", "-file", signed));
    }

    private static void keytool(String store, List<String> options) throws Exception {
        Keytool.run(store(store), PASSWORD, options);
    }

    private static Path store(String name) {
        return folder.resolve(name + ".p12");
    }

    private static Path pem(String name) {
        return folder.resolve(name + ".pem");
    }

    private static KeyStore load(String name) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store(name))) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    /** Streams from a server that shows this certificate, and asks for the client's if {@code asking}. */
    private StreamEnd stream(String certificate, boolean asking, Tls tls) throws Exception {
        return stream(socket(certificate, asking), "https://localhost", tls);
    }

    private static SSLServerSocket socket(String certificate, boolean asking) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(load(certificate), PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore clients = KeyStore.getInstance("PKCS12");
        clients.load(null, null);
        clients.setCertificateEntry("client", load("client").getCertificate("client"));
        trust.init(clients);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        SSLServerSocket socket = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        socket.setNeedClientAuth(asking);
        return socket;
    }

    private StreamEnd stream(ServerSocket socket, String host, Tls tls) throws Exception {
        try (ScriptedServer server = answering(socket)) {
            return stream(server, host, tls);
        }
    }

    private static ScriptedServer answering(ServerSocket socket) {
        return new ScriptedServer(socket, connection -> {
            while (connection.readRequest()) {
                connection.send(eventStream("data: [DONE]\n\n"));
            }
        });
    }

    private StreamEnd stream(ScriptedServer server, String host, Tls tls) throws Exception {
        return stream(server, host, tls, Optional.empty());
    }

    private StreamEnd stream(ScriptedServer server, String host, Tls tls, Optional<Target.Proxy> proxy)
            throws Exception {
        return stream(server, host, tls, proxy, protocol, Duration.ofSeconds(10));
    }

    private StreamEnd stream(
            ScriptedServer server,
            String host,
            Tls tls,
            Optional<Target.Proxy> proxy,
            Protocol asked,
            Duration connectTimeout)
            throws Exception {
        URI uri = URI.create(host + ":" + server.port());
        Target target = new Target(uri, Map.of(), Map.of(), Optional.empty(), proxy, tls);
        try (HttpTransport transport = new HttpTransport(target, 1, new Limit(Limit.Kind.CONNECT, connectTimeout))) {
            CompletableFuture<Ended> end = new CompletableFuture<>();
            transport.stream(asked, request(), event -> {
                if (event instanceof Ended ended) {
                    end.complete(ended);
                }
            });
            return end.get(30, TimeUnit.SECONDS).how();
        }
    }

    /** The record of TLS is larger than a slow read. */
    @Test
    void aSlowReaderIsSlowBehindTlsToo() throws Exception {
        String events = (": " + "x".repeat(598) + "\n\n") + "data: [DONE]\n\n";
        CompletableFuture<Ended> end = new CompletableFuture<>();
        try (ScriptedServer server = new ScriptedServer(socket("good", false), connection -> {
                    while (connection.readRequest()) {
                        connection.send(eventStream(events));
                    }
                });
                HttpTransport transport = new HttpTransport(
                        new Target(
                                URI.create("https://localhost:" + server.port()),
                                Map.of(),
                                Map.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Tls.jvm(true)),
                        1,
                        new Limit(Limit.Kind.CONNECT, Duration.ofSeconds(10)))) {
            transport.stream(new ChatProtocol(), request().slowly(true), event -> {
                if (event instanceof Ended ended) {
                    end.complete(ended);
                }
            });

            assertThat(end.get(30, TimeUnit.SECONDS).how()).isEqualTo(new StreamEnd.Complete());
        }
    }

    private static StreamRequest request() {
        return new StreamRequest(
                "m",
                "hello",
                true,
                new Request(
                        Optional.empty(),
                        List.of("hello"),
                        false,
                        OptionalInt.empty(),
                        OptionalDouble.empty(),
                        true,
                        false,
                        Map.of()));
    }

    private final Problems problems = new Problems();

    private Tls tls(@Nullable Path trustStore, @Nullable Path keyStore, boolean insecure) {
        return tls(trustStore, keyStore, null, insecure);
    }

    private Tls tls(@Nullable Path trustStore, @Nullable Path keyStore, @Nullable Path keyFile, boolean insecure) {
        Optional<Secret> password = Optional.of(new Secret(PASSWORD));
        return new ConfigReader(problems)
                .tls(
                        trustStore == null ? null : trustStore.toString(),
                        password,
                        keyStore == null ? null : keyStore.toString(),
                        keyFile == null ? null : keyFile.toString(),
                        password,
                        insecure,
                        folder);
    }

    private static void assertWhy(StreamEnd end, String words) {
        assertThat(end).isNotInstanceOf(StreamEnd.Complete.class);
        assertThat(end.toString()).contains(words).doesNotContain(PASSWORD);
    }

    @Test
    void aCertificateInATrustStoreIsTrusted() throws Exception {
        assertThat(stream("good", false, tls(store("good"), null, false))).isInstanceOf(StreamEnd.Complete.class);
    }

    @Test
    void soIsOneInPem() throws Exception {
        assertThat(stream("good", false, tls(pem("good"), null, false))).isInstanceOf(StreamEnd.Complete.class);
    }

    @Test
    void anUnknownIssuerIsNamedWithTheParameterThatMendsIt() throws Exception {
        assertWhy(stream("good", false, Tls.DEFAULT), "the server's certificate is not trusted");
        assertWhy(stream("good", false, Tls.DEFAULT), "set trustStore");
    }

    @Test
    void aCertificateOfAnotherHostIsNamedAsSuch() throws Exception {
        assertWhy(stream("elsewhere", false, tls(store("elsewhere"), null, false)), "is for another host");
    }

    @Test
    void anExpiredCertificateIsNamedAsSuch() throws Exception {
        assertWhy(stream("expired", false, tls(pem("ca"), null, false)), "has expired");
    }

    @Test
    void anExpiredCertificateIsNamedAsSuchEvenIfItIsItselfTrusted() throws Exception {
        assertWhy(stream("expired", false, tls(store("expired"), null, false)), "has expired");
    }

    @Test
    void aPortThatAnswersNoHandshakeIsToldFromAHostThatAnswersNothing() throws Exception {
        for (Protocol each : List.of(Protocol.of(protocol.endpoint()), new RealtimeProtocol())) {
            try (ScriptedServer silent =
                    new ScriptedServer(connection -> connection.awaitClose(new CountDownLatch(1)))) {
                assertWhy(
                        stream(
                                silent,
                                "https://localhost",
                                Tls.DEFAULT,
                                Optional.empty(),
                                each,
                                Duration.ofMillis(300)),
                        "accepts connections, but does not answer the TLS handshake within connectTimeout");
            }
        }
    }

    @Test
    void insecureTrustsThemAll() throws Exception {
        for (String certificate : List.of("good", "elsewhere", "expired")) {
            assertThat(stream(certificate, false, tls(null, null, true))).isInstanceOf(StreamEnd.Complete.class);
        }
    }

    @Test
    void aTunnelOfAProxyIsSecuredToTheServer() throws Exception {
        try (ScriptedServer server = answering(socket("good", false));
                ScriptedServer proxy = new ScriptedServer(connection -> {
                    connection.readRequest();
                    connection.send("HTTP/1.1 200 OK\r\n\r\n");
                    connection.relayTo(server.port());
                })) {
            Target.Proxy way = new Target.Proxy("127.0.0.1", proxy.port(), Optional.empty(), Optional.empty());

            assertThat(stream(server, "https://localhost", tls(store("good"), null, false), Optional.of(way)))
                    .isInstanceOf(StreamEnd.Complete.class);
            assertThat(proxy.takeRequest()).startsWith("CONNECT localhost:" + server.port() + " HTTP/1.1\r\n");
        }
    }

    @Test
    void aServerThatAsksForACertificateGetsIt() throws Exception {
        assertThat(stream("good", true, tls(store("good"), store("client"), false)))
                .isInstanceOf(StreamEnd.Complete.class);
    }

    @Test
    void soItDoesIfCertificateAndKeyAreInFilesOfTheirOwn() throws Exception {
        Path key = Files.writeString(
                folder.resolve("client.key"), PemText.key(load("client").getKey("client", PASSWORD.toCharArray())));

        assertThat(stream("good", true, tls(pem("good"), pem("client"), key, false)))
                .isInstanceOf(StreamEnd.Complete.class);
    }

    @Test
    void aServerThatAsksForACertificateInVainIsNamedAsSuch() throws Exception {
        assertWhy(stream("good", true, tls(store("good"), null, false)), "set keyStore");
    }

    @Test
    void aVersionOfTlsThatTheJvmDoesNotSpeakIsNamedAsSuch() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                ScriptedServer server = new ScriptedServer(socket, connection -> {
                    // A fatal alert, protocol_version, of a server that is too old.
                    connection.sendBytes(new byte[] {0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x46});
                    connection.readRequest();
                })) {
            assertWhy(stream(server, "https://localhost", Tls.DEFAULT), "support no common version of TLS");
        }
    }

    @Test
    void aDoorThatShutsDuringTheHandshakeIsTold() throws Exception {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.Connection::reset)) {
            assertThat(stream(server, "https://localhost", Tls.DEFAULT)).isInstanceOf(StreamEnd.ConnectFailed.class);
        }
    }

    @Test
    void anAddressOfIPv6IsReached() throws Exception {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
        ServerSocket socket;
        try {
            socket = new ServerSocket(0, 50, loopback);
        } catch (IOException none) {
            assumeTrue(false, "this machine has no IPv6");
            return;
        }
        assertThat(stream(socket, "http://[::1]", Tls.DEFAULT)).isInstanceOf(StreamEnd.Complete.class);
    }

    @Test
    void filesThatAreNoStoresAreToldByTheirParameter() throws IOException {
        Path noStore = Files.writeString(folder.resolve("no.p12"), "no store");
        tls(folder.resolve("missing.p12"), null, false);
        tls(noStore, null, false);
        tls(null, pem("client"), false);
        new ConfigReader(problems)
                .tls(
                        null,
                        Optional.empty(),
                        store("client").toString(),
                        null,
                        Optional.of(new Secret("wrong")),
                        false,
                        folder);
        tls(store("good"), null, true);

        assertThat(problems.list().stream().map(Problem::message))
                .hasSize(5)
                .anyMatch(message -> message.startsWith("trustStore = ") && message.contains("a file that exists"))
                .anyMatch(message -> message.startsWith("trustStore = ") && message.contains("that can be read"))
                .anyMatch(message -> message.startsWith("keyStore = "))
                .anyMatch(message -> message.contains("keyStorePasswordEnv"))
                .anyMatch(message -> message.startsWith("insecure = "))
                .noneMatch(message -> message.contains(PASSWORD));
    }
}
