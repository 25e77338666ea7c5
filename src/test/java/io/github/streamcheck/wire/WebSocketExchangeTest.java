package io.github.streamcheck.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.HttpVersion;
import io.github.streamcheck.plan.Limit;
import io.github.streamcheck.plan.SizeLimits;
import io.github.streamcheck.plan.Target;
import io.github.streamcheck.plan.Tls;
import io.github.streamcheck.wire.StreamEvent.Control;
import io.github.streamcheck.wire.StreamEvent.Ended;
import io.github.streamcheck.wire.StreamEvent.EventReceived;
import io.github.streamcheck.wire.StreamEvent.FramingFault;
import io.github.streamcheck.wire.StreamEvent.ResponseHead;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Opcode;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.WebSocketServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against the server of another project: not the simulator's. */
@Timeout(30)
class WebSocketExchangeTest {

    private static final String LAST = "{\"type\":\"response.done\",\"response\":{\"status\":\"completed\"}}";

    /** Does as it is told when a message comes. */
    private static final class Peer extends WebSocketServer {

        private final CountDownLatch started = new CountDownLatch(1);
        private final BlockingQueue<ClientHandshake> handshakes = new LinkedBlockingQueue<>();
        private final List<String> heard = new CopyOnWriteArrayList<>();
        private final BiConsumer<WebSocket, String> answer;

        Peer(BiConsumer<WebSocket, String> answer) {
            super(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    1,
                    List.of(new Draft_6455(List.of(), List.of(new Protocol("realtime"), new Protocol("")))));
            this.answer = answer;
        }

        @Override
        public void onOpen(WebSocket to, ClientHandshake handshake) {
            handshakes.add(handshake);
        }

        @Override
        public void onClose(WebSocket to, int code, String reason, boolean remote) {}

        @Override
        public void onMessage(WebSocket to, String message) {
            heard.add(message);
            answer.accept(to, message);
        }

        @Override
        public void onError(WebSocket to, Exception problem) {}

        @Override
        public void onStart() {
            started.countDown();
        }
    }

    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<StreamEvent> events = new CopyOnWriteArrayList<>();
    private Duration connectLimit = Duration.ofSeconds(10);
    private final CompletableFuture<Ended> end = new CompletableFuture<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private Peer peer(BiConsumer<WebSocket, String> answer) throws InterruptedException {
        Peer peer = new Peer(answer);
        peer.setDaemon(true);
        peer.setTcpNoDelay(true);
        peer.start();
        open.add(() -> peer.stop(1_000));
        assertThat(peer.started.await(10, TimeUnit.SECONDS)).isTrue();
        return peer;
    }

    private Exchange open(int port, Map<String, String> headers, String subprotocol, String... messages) {
        Target target = new Target(
                URI.create("http://127.0.0.1:" + port + "/base"),
                headers,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Tls.DEFAULT);
        HttpTransport transport = new HttpTransport(
                target,
                HttpVersion.HTTP_1_1,
                1,
                new Limit(Limit.Kind.CONNECT, connectLimit),
                new SizeLimits(1000, 1000, 1000, 100_000, 1000),
                failure -> {});
        open.add(transport);
        Dialogue dialogue = new Dialogue(
                "/v1/realtime?model=a%2Fb",
                List.of(subprotocol),
                List.of(messages),
                new TypedEventDecoder(TypedEventSchema.REALTIME),
                payload -> payload instanceof Payload.Typed typed && typed.step() == Payload.Step.END);
        return transport.open(dialogue, event -> {
            events.add(event);
            if (event instanceof Ended ended) {
                end.complete(ended);
            }
        });
    }

    private Ended ended() throws Exception {
        return end.get(20, TimeUnit.SECONDS);
    }

    private <T extends StreamEvent> List<T> all(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Test
    void aWholeDialogueIsToldInItsOrder() throws Exception {
        Peer peer = peer((to, message) -> {
            if (message.equals("second")) {
                to.send("{\"type\":\"a\"}");
                to.send(LAST);
            }
        });
        open(peer.getPort(), Map.of("X-Tenant", "t"), "realtime", "first", "second");

        assertThat(ended().how()).isInstanceOf(StreamEnd.Complete.class);
        assertThat(peer.heard).containsExactly("first", "second");
        ClientHandshake handshake = peer.handshakes.take();
        assertThat(handshake.getResourceDescriptor()).isEqualTo("/base/v1/realtime?model=a%2Fb");
        assertThat(handshake.getFieldValue("X-Tenant")).isEqualTo("t");
        assertThat(handshake.getFieldValue("User-Agent")).isEqualTo("streamcheck");
        ResponseHead answer = (ResponseHead) events.get(0);
        assertThat(answer.status()).isEqualTo(101);
        assertThat(answer.isSuccess()).isTrue();
        assertThat(answer.values("sec-websocket-protocol")).containsExactly("realtime");
        assertThat(all(EventReceived.class))
                .extracting(received -> received.sse().data().utf8())
                .containsExactly("{\"type\":\"a\"}", LAST);
        assertThat(all(Control.class))
                .extracting(Control::kind)
                .containsExactlyInAnyOrder(Control.Kind.PONG, Control.Kind.CLOSE);
        assertThat(events.get(events.size() - 1)).isInstanceOf(Ended.class);
        assertThat(events).isSortedAccordingTo((one, other) -> Long.compare(one.atNanos(), other.atNanos()));
        assertThat(ended().bodyBytes()).isEqualTo("{\"type\":\"a\"}".length() + LAST.length());
    }

    @Test
    void aMessageInManyFramesIsOne() throws Exception {
        Peer peer = peer((to, message) -> {
            byte[] bytes = LAST.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            to.sendFragmentedFrame(Opcode.TEXT, ByteBuffer.wrap(bytes, 0, 5), false);
            to.sendFragmentedFrame(Opcode.TEXT, ByteBuffer.wrap(bytes, 5, bytes.length - 5), true);
        });
        open(peer.getPort(), Map.of(), "realtime", "go");

        assertThat(ended().how()).isInstanceOf(StreamEnd.Complete.class);
        assertThat(all(EventReceived.class)).hasSize(1);
        assertThat(all(FramingFault.class)).isEmpty();
    }

    @Test
    void theCodeWithWhichTheServerClosesIsTold() throws Exception {
        Peer peer = peer((to, message) -> to.close(1011, "out of memory"));
        open(peer.getPort(), Map.of(), "realtime", "go");

        assertThat(ended().how()).isInstanceOf(StreamEnd.Complete.class);
        Control close = all(Control.class).stream()
                .filter(control -> control.kind() == Control.Kind.CLOSE)
                .findFirst()
                .orElseThrow();
        assertThat(close.code()).isEqualTo(1011);
        assertThat(close.content()).isEqualTo("out of memory");
    }

    @Test
    void aBinaryMessageIsTakenAndTold() throws Exception {
        Peer peer = peer((to, message) -> to.send(LAST.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        open(peer.getPort(), Map.of(), "realtime", "go");

        assertThat(ended().how()).isInstanceOf(StreamEnd.Complete.class);
        assertThat(all(FramingFault.class))
                .extracting(odd -> odd.anomaly().kind())
                .containsExactly(FramingAnomaly.Kind.WEBSOCKET_BINARY);
    }

    @Test
    void aServerMayChooseNoSubprotocol() throws Exception {
        Peer peer = peer((to, message) -> to.send(LAST));
        open(peer.getPort(), Map.of(), "another", "go");

        assertThat(ended().how()).isInstanceOf(StreamEnd.Complete.class);
        assertThat(((ResponseHead) events.get(0)).values("sec-websocket-protocol"))
                .isEmpty();
    }

    @Test
    void aMessageThatIsTooLargeEndsIt() throws Exception {
        Peer peer = peer((to, message) -> to.send("{\"type\":\"" + "x".repeat(2000) + "\"}"));
        open(peer.getPort(), Map.of(), "realtime", "go");

        assertThat(ended().how()).isEqualTo(new StreamEnd.TooLarge("maxEventSize"));
        assertThat(all(EventReceived.class)).isEmpty();
    }

    @Test
    void aRefusedHandshakeIsAnAnswer() throws Exception {
        try (ScriptedServer server =
                ScriptedServer.answering(ScriptedServer.answer("403 Forbidden", "application/json", "{}"))) {
            open(server.port(), Map.of(), "realtime", "go");

            assertThat(ended().how()).isInstanceOf(StreamEnd.Complete.class);
            assertThat(((ResponseHead) events.get(0)).status()).isEqualTo(403);
        }
    }

    @Test
    void aHandshakeWithoutItsProofIsNone() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n")) {
            open(server.port(), Map.of(), "realtime", "go");

            assertThat(ended().how()).isNotInstanceOf(StreamEnd.Complete.class);
        }
    }

    @Test
    void aHandshakeThatIsNeverAnsweredIsGivenUp() throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
            while (connection.readRequest()) {
                // Says nothing.
            }
        })) {
            connectLimit = Duration.ofMillis(300);
            open(server.port(), Map.of(), "realtime", "go");

            assertThat(ended().how()).isInstanceOf(StreamEnd.ConnectFailed.class);
        }
    }

    @Test
    void nobodyThereIsAFailedConnection() throws Exception {
        int freed;
        try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            freed = port.getLocalPort();
        }
        open(freed, Map.of(), "realtime", "go");

        assertThat(ended().how()).isInstanceOf(StreamEnd.ConnectFailed.class);
    }

    @Test
    void aHeaderThatTheClientKeepsForItselfIsNamed() throws Exception {
        Peer peer = peer((to, message) -> {});
        open(peer.getPort(), Map.of("Host", "elsewhere"), "realtime", "go");

        assertThat(ended().how())
                .isInstanceOfSatisfying(
                        StreamEnd.ConnectFailed.class,
                        failed -> assertThat(failed.reason()).containsIgnoringCase("\"Host\""));
    }

    @Test
    void whatIsAbortedTellsNothingMore() throws Exception {
        CompletableFuture<WebSocket> reached = new CompletableFuture<>();
        Peer peer = peer((to, message) -> reached.complete(to));
        Exchange exchange = open(peer.getPort(), Map.of(), "realtime", "go");
        WebSocket other = reached.get(20, TimeUnit.SECONDS);

        exchange.abort(new StreamEnd.Cancelled("stopped"));
        if (other.isOpen()) {
            other.send(LAST);
        }

        assertThat(ended().how()).isEqualTo(new StreamEnd.Cancelled("stopped"));
        assertThat(exchange.isSettled()).isTrue();
        assertThat(events.get(events.size() - 1)).isInstanceOf(Ended.class);
    }
}
