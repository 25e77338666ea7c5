package io.github.streamcheck.wire;

import static io.github.streamcheck.wire.WebSocketFrames.accepting;
import static io.github.streamcheck.wire.WebSocketFrames.frame;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Secret;
import io.github.streamcheck.plan.Target;
import io.github.streamcheck.plan.Target.Proxy;
import io.github.streamcheck.wire.StreamEvent.Control;
import io.github.streamcheck.wire.StreamEvent.EventReceived;
import io.github.streamcheck.wire.StreamEvent.FramingFault;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers and proxies with bad manners, before a WebSocket is open and right after. */
@Timeout(60)
class WebSocketOpeningTest {

    /** More than the buffers of two sockets hold. */
    private static final long A_LOT = 64 << 20;

    /** Sends the same again and again, but no more than a lot; gives whether the client had enough before. */
    private static boolean isStopped(ScriptedServer.Connection connection, String part) {
        byte[] bytes = part.repeat((64 << 10) / part.length()).getBytes(UTF_8);
        try {
            for (long sent = 0; sent < A_LOT; sent += bytes.length) {
                connection.sendBytes(bytes);
            }
            return false;
        } catch (IOException closed) {
            return true;
        }
    }

    @Test
    void aRefusalThatNeverStopsSendingIsCutOff() throws Exception {
        CompletableFuture<Boolean> stopped = new CompletableFuture<>();
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    connection.send("HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\n\r\n");
                    stopped.complete(isStopped(connection, "nothing here "));
                });
                WebSocketClient client = WebSocketClient.of(server)) {
            client.open("realtime", "go");

            assertThat(stopped.get(20, TimeUnit.SECONDS)).isTrue();
            assertThat(client.ended().how()).isInstanceOf(StreamEnd.Complete.class);
            assertThat(client.answer().status()).isEqualTo(404);
            assertThat(client.ended().plainBody().length()).isEqualTo(16 << 10);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "X-Many: headers\r\n"})
    void aHeadThatNeverEndsIsCutOff(String part) throws Exception {
        CompletableFuture<Boolean> stopped = new CompletableFuture<>();
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    connection.send("HTTP/1.1 404 Not Found\r\n");
                    stopped.complete(isStopped(connection, part));
                });
                WebSocketClient client = WebSocketClient.of(server)) {
            client.open("realtime", "go");

            assertThat(client.ended().how()).isEqualTo(new StreamEnd.TooLarge("maxHeaderSize"));
            assertThat(stopped.get(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'Content-Length: 5\r\n\r\nsorry, and more', sorry",
        "'Transfer-Encoding: chunked\r\n\r\n3\r\nsor\r\n2\r\nry\r\n0\r\n\r\n', sorry",
        "'Content-Length: 0\r\n\r\n', ''"
    })
    void aRefusalIsOverWhenItsBodyIs(String rest, String body) throws Exception {
        try (ScriptedServer server = ScriptedServer.answering("HTTP/1.1 429 Too Many Requests\r\n" + rest);
                WebSocketClient client = WebSocketClient.of(server)) {
            client.open("realtime", "go");

            assertThat(client.ended().how()).isInstanceOf(StreamEnd.Complete.class);
            assertThat(client.answer().status()).isEqualTo(429);
            assertThat(client.ended().plainBody().utf8()).startsWith(body);
        }
    }

    @ParameterizedTest
    @CsvSource({"'', Complete", "'Content-Length: 50\r\n', Cut"})
    void aRefusalEndsWithItsConnection(String header, String how) throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    connection.send("HTTP/1.1 500 Internal Server Error\r\n" + header + "\r\nout of memory");
                });
                WebSocketClient client = WebSocketClient.of(server)) {
            client.open("realtime", "go");

            assertThat(client.ended().how().getClass().getSimpleName()).isEqualTo(how);
            assertThat(client.ended().plainBody().utf8()).isEqualTo("out of memory");
        }
    }

    @ParameterizedTest
    @CsvSource({"SSH-2.0-OpenSSH, Malformed", "'HTTP/1.1 101 Switching Protocols\r\nUpgrade', Cut", "'', Cut"})
    void whatIsNoAnswerIsNamed(String sent, String how) throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    connection.send(sent.isEmpty() || how.equals("Cut") ? sent : sent + "\r\n\r\n");
                });
                WebSocketClient client = WebSocketClient.of(server)) {
            client.open("realtime", "go");

            assertThat(client.ended().how().getClass().getSimpleName()).isEqualTo(how);
        }
    }

    @Test
    void aHandshakeThatIsGivenUpLeavesNoConnection() throws Exception {
        int many = 8;
        CountDownLatch asked = new CountDownLatch(many);
        CountDownLatch closed = new CountDownLatch(many);
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    asked.countDown();
                    connection.awaitClose(closed);
                });
                WebSocketClient client = WebSocketClient.of(server)) {
            List<Exchange> exchanges = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                exchanges.add(client.open("realtime", "go"));
            }
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();

            exchanges.forEach(exchange -> exchange.abort(new StreamEnd.Cancelled("enough")));

            assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(exchanges).allMatch(Exchange::isSettled);
            assertThat(client.events()).hasSize(many);
        }
    }

    @Test
    void aHandshakeThatIsNotAnsweredInTimeIsCutOff() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    connection.awaitClose(closed);
                });
                WebSocketClient client =
                        new WebSocketClient(WebSocketClient.target(server.port(), Map.of()), Duration.ofMillis(300))) {
            client.open("realtime", "go");

            assertThat(client.ended().how())
                    .isEqualTo(new StreamEnd.ConnectFailed(
                            "the handshake of the WebSocket is not answered within connectTimeout"));
            assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static WebSocketClient through(ScriptedServer proxy) {
        Target target = new Target(
                URI.create("http://models.example"),
                Map.of(),
                Optional.of(new Secret("key-4711")),
                Optional.of(new Proxy(
                        "127.0.0.1", proxy.port(), Optional.of("user"), Optional.of(new Secret("pass-word")))));
        return new WebSocketClient(target, WebSocketClient.PATIENT);
    }

    @Test
    void aProxyIsAskedForATunnelAndToldWhoAsks() throws Exception {
        try (ScriptedServer proxy = new ScriptedServer(connection -> {
                    connection.readRequest();
                    connection.send("HTTP/1.1 200 Connection established\r\n\r\n");
                    connection.readRequest();
                    connection.sendLatin1(
                            accepting(connection, "Sec-WebSocket-Protocol: realtime\r\n") + frame(0x88, ""));
                });
                WebSocketClient client = through(proxy)) {
            client.open("realtime", "go");

            assertThat(client.ended().how()).isInstanceOf(StreamEnd.Complete.class);
            assertThat(client.answer().status()).isEqualTo(101);
            assertThat(proxy.takeRequest())
                    .startsWith("CONNECT models.example:80 HTTP/1.1\r\n")
                    .contains("Host: models.example:80\r\n")
                    .contains("Proxy-Authorization: Basic dXNlcjpwYXNzLXdvcmQ=\r\n")
                    .doesNotContain("key-4711");
            assertThat(proxy.takeRequest())
                    .startsWith("GET /v1/realtime?model=a%2Fb HTTP/1.1\r\nHost: models.example\r\n")
                    .contains("Authorization: Bearer key-4711\r\n")
                    .doesNotContain("Proxy-Authorization");
        }
    }

    @Test
    void aProxyThatRefusesIsNamed() throws Exception {
        try (ScriptedServer proxy = ScriptedServer.answering(
                        "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n");
                WebSocketClient client = through(proxy)) {
            client.open("realtime", "go");

            assertThat(client.ended().how())
                    .isEqualTo(new StreamEnd.ConnectFailed("the proxy 127.0.0.1:" + proxy.port()
                            + " opens no tunnel to the server: it answers HTTP 407 Proxy Authentication Required"));
            assertThat(client.events()).hasSize(1);
        }
    }

    @Test
    void allHeadersOfTheUserAreSent() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
                WebSocketClient client = new WebSocketClient(
                        WebSocketClient.target(
                                server.port(), Map.of("Host", "elsewhere", "Origin", "o", "Connection", "close")),
                        WebSocketClient.PATIENT)) {
            client.open("realtime", "go");

            client.ended();
            assertThat(server.takeRequest())
                    .contains("\r\nHost: elsewhere\r\n", "\r\nOrigin: o\r\n", "\r\nConnection: Upgrade\r\n")
                    .doesNotContain("127.0.0.1", "close");
        }
    }

    @Test
    void answersBeforeTheLastAreSkippedAndItsHeadersAreLists() throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    connection.send("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
                            + accepting(connection, "keep-alive, upgrade", ""));
                });
                WebSocketClient client = WebSocketClient.of(server)) {
            client.open("realtime", "go");

            client.ended();
            assertThat(client.answer().status()).isEqualTo(101);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sec-WebSocket-Protocol: chat\r\n", "Sec-WebSocket-Extensions: permessage-deflate\r\n"})
    void aServerMayNotChooseWhatWasNotOffered(String header) throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    connection.send(accepting(connection, header));
                    connection.awaitClose(new CountDownLatch(1));
                });
                WebSocketClient client = WebSocketClient.of(server)) {
            client.open("realtime", "go");

            assertThat(client.ended().how())
                    .isInstanceOfSatisfying(
                            StreamEnd.Cut.class, cut -> assertThat(cut.reason()).contains(header.split(":", 2)[0]));
        }
    }

    /** The handshake's answer, a message and the end come in one read, or in several. */
    @RepeatedTest(20)
    void aMessageRightBeforeTheEndIsTold() throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    connection.sendLatin1(accepting(connection, "") + frame(0x81, "{\"type\":\"a\"}"));
                });
                WebSocketClient client = WebSocketClient.of(server)) {
            client.open("realtime");

            assertThat(client.ended().how())
                    .isEqualTo(new StreamEnd.Cut("the server closed the connection without a close frame"));
            assertThat(client.all(EventReceived.class)).hasSize(1);
        }
    }

    @Test
    void aFrameThatBreaksTheProtocolEndsTheStream() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    connection.sendLatin1(accepting(connection, "")
                            + frame(0x81, "{\"type\":\"a\"}")
                            + frame(0xC1, "b")
                            + frame(0x81, "{\"type\":\"c\"}"));
                    connection.awaitClose(closed);
                });
                WebSocketClient client = WebSocketClient.of(server)) {
            client.open("realtime", "go");

            assertThat(client.ended().how())
                    .isEqualTo(new StreamEnd.Cut("a frame breaks RFC 6455: Unexpected rsv1 bit"));
            assertThat(client.all(EventReceived.class)).hasSize(1);
            assertThat(client.all(FramingFault.class)).singleElement().satisfies(fault -> {
                assertThat(fault.anomaly().kind()).isEqualTo(FramingAnomaly.Kind.WEBSOCKET_FRAME);
                assertThat(fault.anomaly().evidence().utf8()).isEqualTo("Unexpected rsv1 bit");
            });
            assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aMessageThatIsOnlyAnnouncedTakesNoMemory() throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    connection.sendLatin1(accepting(connection, "") + "\u0081\u007f\0\0\0\u0080\0\0\0\0");
                    connection.awaitClose(new CountDownLatch(1));
                });
                WebSocketClient client = WebSocketClient.of(server)) {
            client.open("realtime", "go");

            assertThat(client.ended().how()).isEqualTo(new StreamEnd.TooLarge("maxEventSize"));
        }
    }

    @Test
    void aServerThatReadsNoPongsIsSentFewOfThem() throws Exception {
        int pings = 200_000;
        String thousand = frame(0x89, "x".repeat(125)).repeat(1000);
        CompletableFuture<Long> pongs = new CompletableFuture<>();
        ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        // What the kernel takes is taken from nobody.
        listener.setReceiveBufferSize(4096);
        try (ScriptedServer server = new ScriptedServer(listener, connection -> {
                    connection.readRequest();
                    connection.send(accepting(connection, ""));
                    for (int i = 0; i < pings / 1000; i++) {
                        connection.sendLatin1(thousand);
                    }
                    connection.sendLatin1(frame(0x88, ""));
                    // Each has a head of six bytes, with its mask.
                    pongs.complete(connection.in().transferTo(OutputStream.nullOutputStream()) / 131);
                });
                WebSocketClient client = WebSocketClient.of(server)) {
            client.open("realtime", "go");

            assertThat(pongs.get(20, TimeUnit.SECONDS)).isBetween(1L, pings / 2L);
            assertThat(client.ended().how()).isInstanceOf(StreamEnd.Complete.class);
            assertThat(client.all(Control.class)).hasSize(pings + 1);
        }
    }

    @Test
    void aServerThatPingsAndReadsNoPongsIsHeardToItsEnd() throws Exception {
        String pings = frame(0x89, "x".repeat(125)).repeat(1000);
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    connection.send(accepting(connection, ""));
                    for (int i = 0; i < 100; i++) {
                        connection.sendLatin1(pings);
                    }
                    connection.sendLatin1(frame(0x88, ""));
                    connection.awaitClose(new CountDownLatch(1));
                });
                WebSocketClient client = WebSocketClient.of(server)) {
            client.open("realtime", "go");

            assertThat(client.ended().how()).isInstanceOf(StreamEnd.Complete.class);
            assertThat(client.all(Control.class)).hasSize(100_001);
        }
    }
}
