package io.github.streamcheck.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.wire.StreamEvent.Control;
import io.github.streamcheck.wire.StreamEvent.Ended;
import io.github.streamcheck.wire.StreamEvent.EventReceived;
import io.github.streamcheck.wire.StreamEvent.FramingFault;
import io.github.streamcheck.wire.StreamEvent.ResponseHead;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        private final CountDownLatch closed = new CountDownLatch(1);
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
        public void onClose(WebSocket to, int code, String reason, boolean remote) {
            closed.countDown();
        }

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

    private WebSocketClient client(int port, Map<String, String> headers) {
        WebSocketClient client = new WebSocketClient(WebSocketClient.target(port, headers), WebSocketClient.PATIENT);
        open.add(client);
        return client;
    }

    private WebSocketClient open(int port, Map<String, String> headers, String subprotocol, String... messages) {
        WebSocketClient client = client(port, headers);
        client.open(subprotocol, messages);
        return client;
    }

    @Test
    void aWebSocketThatIsLeftIsClosed() throws Exception {
        String delta = "{\"type\":\"response.output_text.delta\",\"delta\":\"a\"}";
        Peer peer = peer((to, message) -> {
            to.send("{\"type\":\"session.created\"}");
            to.send(delta);
            to.send(delta);
            to.send(delta);
        });
        WebSocketClient client = client(peer.getPort(), Map.of());
        client.open(listener -> new LeavingListener(listener, 2), "realtime", "first");

        assertThat(client.ended().how()).isEqualTo(new StreamEnd.Abandoned(2));
        assertThat(peer.closed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(client.all(EventReceived.class)).hasSize(3);
    }

    @Test
    void aWholeDialogueIsToldInItsOrder() throws Exception {
        Peer peer = peer((to, message) -> {
            if (message.equals("second")) {
                to.send("{\"type\":\"a\"}");
                to.send(LAST);
            }
        });
        WebSocketClient client = open(peer.getPort(), Map.of("X-Tenant", "t"), "realtime", "first", "second");

        assertThat(client.ended().how()).isInstanceOf(StreamEnd.Complete.class);
        assertThat(peer.heard).containsExactly("first", "second");
        ClientHandshake handshake = peer.handshakes.take();
        assertThat(handshake.getResourceDescriptor()).isEqualTo("/base/v1/realtime?model=a%2Fb");
        assertThat(handshake.getFieldValue("X-Tenant")).isEqualTo("t");
        assertThat(handshake.getFieldValue("User-Agent")).isEqualTo("streamcheck");
        ResponseHead answer = client.answer();
        assertThat(answer.status()).isEqualTo(101);
        assertThat(answer.isSuccess()).isTrue();
        assertThat(answer.values("sec-websocket-protocol")).containsExactly("realtime");
        assertThat(client.all(EventReceived.class))
                .extracting(received -> received.sse().data().utf8())
                .containsExactly("{\"type\":\"a\"}", LAST);
        assertThat(client.all(Control.class))
                .extracting(Control::kind)
                .containsExactlyInAnyOrder(Control.Kind.PONG, Control.Kind.CLOSE);
        assertThat(client.events().get(client.events().size() - 1)).isInstanceOf(Ended.class);
        assertThat(client.events()).isSortedAccordingTo((one, other) -> Long.compare(one.atNanos(), other.atNanos()));
        assertThat(client.ended().bodyBytes()).isEqualTo("{\"type\":\"a\"}".length() + LAST.length());
    }

    @Test
    void aMessageInManyFramesIsOne() throws Exception {
        Peer peer = peer((to, message) -> {
            byte[] bytes = LAST.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            to.sendFragmentedFrame(Opcode.TEXT, ByteBuffer.wrap(bytes, 0, 5), false);
            to.sendFragmentedFrame(Opcode.TEXT, ByteBuffer.wrap(bytes, 5, bytes.length - 5), true);
        });
        WebSocketClient client = open(peer.getPort(), Map.of(), "realtime", "go");

        assertThat(client.ended().how()).isInstanceOf(StreamEnd.Complete.class);
        assertThat(client.all(EventReceived.class)).hasSize(1);
        assertThat(client.all(FramingFault.class)).isEmpty();
    }

    @Test
    void theCodeWithWhichTheServerClosesIsTold() throws Exception {
        Peer peer = peer((to, message) -> to.close(1011, "out of memory"));
        WebSocketClient client = open(peer.getPort(), Map.of(), "realtime", "go");

        assertThat(client.ended().how()).isInstanceOf(StreamEnd.Complete.class);
        Control close = client.all(Control.class).stream()
                .filter(control -> control.kind() == Control.Kind.CLOSE)
                .findFirst()
                .orElseThrow();
        assertThat(close.code()).isEqualTo(1011);
        assertThat(close.content()).isEqualTo("out of memory");
    }

    @Test
    void aBinaryMessageIsTakenAndTold() throws Exception {
        Peer peer = peer((to, message) -> to.send(LAST.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        WebSocketClient client = open(peer.getPort(), Map.of(), "realtime", "go");

        assertThat(client.ended().how()).isInstanceOf(StreamEnd.Complete.class);
        assertThat(client.all(FramingFault.class))
                .extracting(odd -> odd.anomaly().kind())
                .containsExactly(FramingAnomaly.Kind.WEBSOCKET_BINARY);
    }

    @Test
    void aServerMayChooseNoSubprotocol() throws Exception {
        Peer peer = peer((to, message) -> to.send(LAST));
        WebSocketClient client = open(peer.getPort(), Map.of(), "another", "go");

        assertThat(client.ended().how()).isInstanceOf(StreamEnd.Complete.class);
        assertThat(client.answer().values("sec-websocket-protocol")).isEmpty();
    }

    @Test
    void aMessageThatIsTooLargeEndsIt() throws Exception {
        Peer peer = peer((to, message) -> to.send("{\"type\":\"" + "x".repeat(2000) + "\"}"));
        WebSocketClient client = open(peer.getPort(), Map.of(), "realtime", "go");

        assertThat(client.ended().how()).isEqualTo(new StreamEnd.TooLarge("maxEventSize"));
        assertThat(client.all(EventReceived.class)).isEmpty();
    }

    @Test
    void aRefusedHandshakeIsAnAnswer() throws Exception {
        try (ScriptedServer server =
                ScriptedServer.answering(ScriptedServer.answer("403 Forbidden", "application/json", "{}"))) {
            WebSocketClient client = open(server.port(), Map.of(), "realtime", "go");

            assertThat(client.ended().how()).isInstanceOf(StreamEnd.Complete.class);
            assertThat(client.answer().status()).isEqualTo(403);
        }
    }

    @Test
    void aHandshakeWithoutItsProofIsNone() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n")) {
            WebSocketClient client = open(server.port(), Map.of(), "realtime", "go");

            assertThat(client.ended().how()).isNotInstanceOf(StreamEnd.Complete.class);
        }
    }

    @Test
    void nobodyThereIsAFailedConnection() throws Exception {
        int freed;
        try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            freed = port.getLocalPort();
        }
        WebSocketClient client = open(freed, Map.of(), "realtime", "go");

        assertThat(client.ended().how()).isInstanceOf(StreamEnd.ConnectFailed.class);
    }

    @Test
    void whatIsAbortedTellsNothingMore() throws Exception {
        CompletableFuture<WebSocket> reached = new CompletableFuture<>();
        Peer peer = peer((to, message) -> reached.complete(to));
        WebSocketClient client = client(peer.getPort(), Map.of());
        Exchange exchange = client.open("realtime", "go");
        WebSocket other = reached.get(20, TimeUnit.SECONDS);

        exchange.abort(new StreamEnd.Cancelled("stopped"));
        if (other.isOpen()) {
            other.send(LAST);
        }

        assertThat(client.ended().how()).isEqualTo(new StreamEnd.Cancelled("stopped"));
        assertThat(exchange.isSettled()).isTrue();
        assertThat(client.events().get(client.events().size() - 1)).isInstanceOf(Ended.class);
    }
}
