package io.github.streamcheck.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.HttpVersion;
import io.github.streamcheck.plan.Limit;
import io.github.streamcheck.plan.Request;
import io.github.streamcheck.plan.SizeLimits;
import io.github.streamcheck.plan.Target;
import io.github.streamcheck.wire.StreamEvent.Ended;
import io.github.streamcheck.wire.StreamEvent.EventReceived;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStreamResetException;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.impl.BasicEntityDetails;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.apache.hc.core5.http.nio.AsyncServerExchangeHandler;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.ResponseChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.impl.nio.bootstrap.H2ServerBootstrap;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.ListenerEndpoint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams over HTTP/2, from a server that holds each until it is let go on. */
@Timeout(60)
class Http2Test {

    private static final String CHUNK = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]}\n\n";

    private final Set<Object> connections = ConcurrentHashMap.newKeySet();
    private final LinkedBlockingQueue<Answer> asked = new LinkedBlockingQueue<>();
    private HttpAsyncServer server;
    private HttpTransport transport;

    @BeforeEach
    void start() throws Exception {
        server = H2ServerBootstrap.bootstrap()
                .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_2)
                .setCanonicalHostName("localhost")
                .register("*", Answer::new)
                .create();
        server.start();
        ListenerEndpoint listening = server.listen(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), URIScheme.HTTP)
                .get();
        URI uri = URI.create("http://localhost:" + ((InetSocketAddress) listening.getAddress()).getPort());
        transport = new HttpTransport(
                new Target(uri, Map.of(), Optional.empty(), Optional.empty()),
                HttpVersion.HTTP_2,
                50,
                new Limit(Limit.Kind.CONNECT, Duration.ofSeconds(10)),
                SizeLimits.DEFAULT,
                failure -> {});
        smoke();
    }

    /** HttpClient shares a connection once it has served one stream, as a run's smoke stream does. */
    private void smoke() throws InterruptedException {
        Seen first = new Seen();
        take().send("data: [DONE]\n\n", true);
        assertThat(first.end()).isInstanceOf(StreamEnd.Complete.class);
    }

    private Answer take() throws InterruptedException {
        return Objects.requireNonNull(asked.poll(30, TimeUnit.SECONDS), "nothing was asked");
    }

    @AfterEach
    void stop() {
        transport.close();
        server.close(CloseMode.IMMEDIATE);
    }

    /** One stream as it is seen. */
    private final class Seen {
        final List<StreamEvent> events = Collections.synchronizedList(new ArrayList<>());
        final CountDownLatch received = new CountDownLatch(1);
        final CountDownLatch settled = new CountDownLatch(1);
        final Exchange exchange;

        Seen() {
            this(listener -> listener);
        }

        Seen(UnaryOperator<StreamListener> around) {
            this(around, false);
        }

        Seen(UnaryOperator<StreamListener> around, boolean slow) {
            exchange = transport.stream(
                    new ChatProtocol(),
                    new StreamRequest(
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
                                            Map.of()))
                            .slowly(slow),
                    around.apply(event -> {
                        events.add(event);
                        if (event instanceof EventReceived) {
                            received.countDown();
                        }
                    }));
            exchange.onSettled(settled::countDown);
        }

        StreamEnd end() throws InterruptedException {
            assertThat(settled.await(30, TimeUnit.SECONDS)).isTrue();
            return ((Ended) events.get(events.size() - 1)).how();
        }
    }

    @Test
    void streamsRunSideBySideOverOneConnection() throws Exception {
        List<Seen> streams = new ArrayList<>();
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            streams.add(new Seen());
            answers.add(take());
        }
        // All were asked before any is answered.

        for (Answer answer : answers) {
            answer.send(CHUNK + "data: [DONE]\n\n", true);
        }
        for (Seen stream : streams) {
            assertThat(stream.end()).isInstanceOf(StreamEnd.Complete.class);
            assertThat(stream.events)
                    .filteredOn(EventReceived.class::isInstance)
                    .hasSize(2);
        }
        assertThat(connections).hasSize(1);
    }

    @Test
    void aStreamThatIsGivenUpLeavesTheOthersAlone() throws Exception {
        Seen given = new Seen();
        Answer answerToGiven = take();
        Seen other = new Seen();
        Answer answerToOther = take();
        answerToGiven.send(CHUNK, false);
        assertThat(given.received.await(30, TimeUnit.SECONDS)).isTrue();

        given.exchange.abort(new StreamEnd.Cancelled("test"));
        answerToGiven.send(CHUNK, false);
        answerToGiven.awaitReset();
        answerToOther.send(CHUNK + "data: [DONE]\n\n", true);

        assertThat(given.end()).isInstanceOf(StreamEnd.Cancelled.class);
        assertThat(given.events).filteredOn(EventReceived.class::isInstance).hasSize(1);
        assertThat(other.end()).isInstanceOf(StreamEnd.Complete.class);
        assertThat(connections).hasSize(1);
    }

    @Test
    void aStreamThatIsLeftIsResetAndTheConnectionServesTheNext() throws Exception {
        Seen left = new Seen(listener -> new LeavingListener(listener, 2));
        Answer answerToLeft = take();
        Seen other = new Seen();
        Answer answerToOther = take();

        answerToLeft.send(CHUNK + CHUNK + CHUNK, false);
        answerToLeft.awaitReset();
        answerToOther.send(CHUNK + "data: [DONE]\n\n", true);
        Seen next = new Seen();
        take().send(CHUNK + "data: [DONE]\n\n", true);

        assertThat(left.end()).isEqualTo(new StreamEnd.Abandoned(2));
        assertThat(left.events).filteredOn(EventReceived.class::isInstance).hasSize(2);
        assertThat(other.end()).isInstanceOf(StreamEnd.Complete.class);
        assertThat(next.end()).isInstanceOf(StreamEnd.Complete.class);
        assertThat(connections).hasSize(1);
    }

    @Test
    void aSlowReaderHasAConnectionOfItsOwn() throws Exception {
        Seen slow = new Seen(listener -> listener, true);
        Answer answerToSlow = take();
        Seen other = new Seen();
        Answer answerToOther = take();

        answerToSlow.send(CHUNK.repeat(25) + "data: [DONE]\n\n", true);
        answerToOther.send(CHUNK + "data: [DONE]\n\n", true);

        assertThat(other.end()).isInstanceOf(StreamEnd.Complete.class);
        assertThat(slow.end()).isInstanceOf(StreamEnd.Complete.class);
        assertThat(slow.events).filteredOn(EventReceived.class::isInstance).hasSize(26);
        assertThat(((Ended) slow.events.get(slow.events.size() - 1))
                        .connection()
                        .heldBack())
                .isTrue();
        assertThat(connections).hasSize(2);
    }

    /** The server's side of one stream. */
    private final class Answer implements AsyncServerExchangeHandler {

        private ByteBuffer pending = ByteBuffer.allocate(0);
        private boolean last;
        private @Nullable DataStreamChannel channel;
        private final CompletableFuture<Exception> failure = new CompletableFuture<>();

        /** Waits until the client has reset this stream, and only this one. */
        void awaitReset() throws Exception {
            assertThat(failure.get(30, TimeUnit.SECONDS)).isInstanceOf(HttpStreamResetException.class);
        }

        synchronized void send(String text, boolean end) {
            pending = ByteBuffer.wrap(text.getBytes(UTF_8));
            last = end;
            if (channel != null) {
                channel.requestOutput();
            }
        }

        @Override
        public void handleRequest(
                HttpRequest request, EntityDetails entity, ResponseChannel response, HttpContext context)
                throws org.apache.hc.core5.http.HttpException, java.io.IOException {
            connections.add(HttpCoreContext.cast(context).getEndpointDetails().getRemoteAddress());
            HttpResponse head = new BasicHttpResponse(200);
            response.sendResponse(
                    head, new BasicEntityDetails(-1, ContentType.create("text/event-stream", UTF_8)), context);
        }

        @Override
        public void updateCapacity(CapacityChannel capacity) throws java.io.IOException {
            capacity.update(Integer.MAX_VALUE);
        }

        @Override
        public void consume(ByteBuffer bytes) {
            bytes.position(bytes.limit());
        }

        @Override
        public void streamEnd(List<? extends org.apache.hc.core5.http.Header> trailers) {
            asked.add(this);
        }

        @Override
        public synchronized int available() {
            return channel == null ? 1 : pending.remaining() + (last ? 1 : 0);
        }

        @Override
        public synchronized void produce(DataStreamChannel output) throws java.io.IOException {
            channel = output;
            if (pending.hasRemaining()) {
                output.write(pending);
            }
            if (last && !pending.hasRemaining()) {
                last = false;
                output.endStream();
            }
        }

        @Override
        public void failed(Exception cause) {
            failure.complete(cause);
        }

        @Override
        public void releaseResources() {}
    }
}
