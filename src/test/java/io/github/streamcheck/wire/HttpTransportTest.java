package io.github.streamcheck.wire;

import static io.github.streamcheck.wire.ScriptedServer.answer;
import static io.github.streamcheck.wire.ScriptedServer.eventStream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.streamcheck.plan.Limit;
import io.github.streamcheck.plan.Request;
import io.github.streamcheck.plan.Secret;
import io.github.streamcheck.plan.Target;
import io.github.streamcheck.wire.StreamEvent.BytesRead;
import io.github.streamcheck.wire.StreamEvent.Ended;
import io.github.streamcheck.wire.StreamEvent.EventReceived;
import io.github.streamcheck.wire.StreamEvent.ResponseHead;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpTransportTest {

    private static final String CHUNK = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]}\n\n";
    private static final String STREAM = CHUNK + "data: [DONE]\n\n";
    private static final Duration SOON = Duration.ofSeconds(10);

    private static HttpTransport transport(URI uri, Map<String, String> headers, Optional<Secret> key) {
        return new HttpTransport(
                new Target(uri, headers, key, Optional.empty()),
                4,
                new Limit(Limit.Kind.CONNECT, Duration.ofSeconds(5)));
    }

    private static HttpTransport transport(URI uri) {
        return transport(uri, Map.of(), Optional.empty());
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

    /** The events of one stream, from its beginning to its end. */
    private static List<StreamEvent> stream(HttpTransport transport) throws InterruptedException {
        List<StreamEvent> events = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch settled = new CountDownLatch(1);
        transport.stream(new ChatProtocol(), request(), events::add).onSettled(settled::countDown);
        assertThat(settled.await(30, TimeUnit.SECONDS)).isTrue();
        return events;
    }

    private static Ended end(List<StreamEvent> events) {
        return (Ended) events.get(events.size() - 1);
    }

    @Test
    void tellsTheHeadEachEventAndTheEnd() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(eventStream(STREAM));
                HttpTransport transport = transport(server.uri())) {
            List<StreamEvent> events = stream(transport);

            assertThat(events)
                    .hasExactlyElementsOfTypes(
                            ResponseHead.class, EventReceived.class, EventReceived.class, BytesRead.class, Ended.class);
            assertThat(end(events).how()).isInstanceOf(StreamEnd.Complete.class);
            assertThat(end(events).bodyBytes()).isEqualTo(STREAM.length());
        }
    }

    @Test
    void timesNeverRunBackwards() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(eventStream(STREAM));
                HttpTransport transport = transport(server.uri())) {
            List<StreamEvent> events = stream(transport);

            assertThat(events).extracting(StreamEvent::atNanos).isSorted();
            assertThat(end(events).connection().startedNanos())
                    .isLessThanOrEqualTo(events.get(0).atNanos());
        }
    }

    @Test
    void aFreshConnectionHasATimeToConnectAndAReusedOneHasNone() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(eventStream(STREAM));
                HttpTransport transport = transport(server.uri())) {
            ConnectionUse first = end(stream(transport)).connection();
            ConnectionUse second = end(stream(transport)).connection();

            assertThat(first.reused()).isFalse();
            assertThat(first.connectNanos()).isPositive();
            assertThat(second.reused()).isTrue();
            assertThat(second.connectNanos()).isZero();
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aKeptAliveConnectionThatHasDiedIsReplacedOnce() throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    connection.send(eventStream(STREAM));
                    // Says keep-alive, reads the next request and closes, as some servers do.
                    connection.readRequest();
                });
                HttpTransport transport = transport(server.uri())) {
            stream(transport);
            List<StreamEvent> second = stream(transport);

            assertThat(end(second).how()).isInstanceOf(StreamEnd.Complete.class);
            assertThat(end(second).connection().replaced()).isTrue();
            assertThat(end(second).connection().reused()).isFalse();
            assertThat(second).filteredOn(EventReceived.class::isInstance).hasSize(2);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void aFreshConnectionThatIsClosedWithoutAnAnswerIsNotTriedAgain() throws Exception {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.Connection::readRequest);
                HttpTransport transport = transport(server.uri())) {
            assertThat(end(stream(transport)).how()).isInstanceOf(StreamEnd.Cut.class);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aBodyShorterThanItsLengthIsCut() throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    String whole = eventStream(STREAM);
                    connection.send(whole.substring(0, whole.length() - 10));
                });
                HttpTransport transport = transport(server.uri())) {
            List<StreamEvent> events = stream(transport);

            assertThat(end(events).how()).isInstanceOf(StreamEnd.Cut.class);
            assertThat(events).filteredOn(EventReceived.class::isInstance).hasSize(1);
        }
    }

    @Test
    void chunksWithoutALastOneAreCut() throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    connection.send(
                            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n",
                            Integer.toHexString(STREAM.length()) + "\r\n" + STREAM + "\r\n");
                });
                HttpTransport transport = transport(server.uri())) {
            assertThat(end(stream(transport)).how()).isInstanceOf(StreamEnd.Cut.class);
        }
    }

    @Test
    void aResetIsCut() throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    connection.send(eventStream(STREAM).substring(0, 120));
                    connection.reset();
                });
                HttpTransport transport = transport(server.uri())) {
            assertThat(end(stream(transport)).how()).isInstanceOf(StreamEnd.Cut.class);
        }
    }

    @Test
    void aBodyThatEndsWithItsConnectionIsComplete() throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    connection.send("HTTP/1.0 200 OK\r\nContent-Type: text/event-stream\r\n\r\n", STREAM);
                });
                HttpTransport transport = transport(server.uri())) {
            assertThat(end(stream(transport)).how()).isInstanceOf(StreamEnd.Complete.class);
        }
    }

    @Test
    void anUnterminatedLastEventIsFlushedAtAnOrderlyEnd() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(eventStream(CHUNK + "data: [DONE]"));
                HttpTransport transport = transport(server.uri())) {
            List<StreamEvent> events = stream(transport);

            assertThat(events)
                    .filteredOn(event ->
                            event instanceof EventReceived received && received.payload() instanceof Payload.Done)
                    .hasSize(1);
        }
    }

    @Test
    void noConnectionIsToldApartFromACutOne() throws Exception {
        int freed;
        try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            freed = port.getLocalPort();
        }
        try (HttpTransport transport = transport(URI.create("http://127.0.0.1:" + freed))) {
            assertThat(end(stream(transport)).how())
                    .isEqualTo(
                            new StreamEnd.ConnectFailed("connection refused: nothing listens at 127.0.0.1:" + freed));
        }
    }

    @Test
    void anUnknownHostIsNamedAsSuch() throws Exception {
        try (HttpTransport transport = transport(URI.create("http://no-such-host.invalid"))) {
            assertThat(end(stream(transport)).how())
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.type(StreamEnd.ConnectFailed.class))
                    .extracting(StreamEnd.ConnectFailed::reason)
                    .asString()
                    .startsWith("the host name can't be resolved");
        }
    }

    @Test
    void aServerThatSpeaksNoTlsIsNamedAsSuch() throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> connection.send("HTTP/1.1 400 Bad\r\n\r\n"));
                HttpTransport transport =
                        transport(URI.create(server.uri().toString().replace("http:", "https:")))) {
            assertThat(end(stream(transport)).how())
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.type(StreamEnd.ConnectFailed.class))
                    .extracting(StreamEnd.ConnectFailed::reason)
                    .asString()
                    .contains("TLS");
        }
    }

    @Test
    void anAbortClosesTheSocketOfAReusedConnection() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    connection.send(eventStream(STREAM));
                    connection.readRequest();
                    connection.awaitClose(closed);
                });
                HttpTransport transport = transport(server.uri())) {
            stream(transport);
            server.takeRequest();
            List<StreamEvent> events = Collections.synchronizedList(new ArrayList<>());
            Exchange hanging = transport.stream(new ChatProtocol(), request(), events::add);
            server.takeRequest();

            hanging.abort(new StreamEnd.Cancelled("enough"));

            assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(hanging.isSettled()).isTrue();
            assertThat(events).hasExactlyElementsOfTypes(Ended.class);
            assertThat(end(events).how()).isEqualTo(new StreamEnd.Cancelled("enough"));
            assertThat(server.connections())
                    .as("an aborted stream is not tried again")
                    .isEqualTo(1);
        }
    }

    @Test
    void aStreamThatIsLeftIsClosedAtItsSocket() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        String begun = eventStream(CHUNK.repeat(3)).replace("0\r\n\r\n", "");
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    connection.send(begun);
                    connection.awaitClose(closed);
                });
                HttpTransport transport = transport(server.uri())) {
            List<StreamEvent> events = Collections.synchronizedList(new ArrayList<>());

            Exchange left = transport.stream(new ChatProtocol(), request(), new LeavingListener(events::add, 2));

            assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(left.isSettled()).isTrue();
            assertThat(events)
                    .hasExactlyElementsOfTypes(
                            ResponseHead.class, EventReceived.class, EventReceived.class, Ended.class);
            assertThat(end(events).how()).isEqualTo(new StreamEnd.Abandoned(2));
            assertThat(server.connections())
                    .as("a stream that was left is not tried again")
                    .isEqualTo(1);
        }
    }

    @Test
    void aStreamThatEndsBeforeItIsLeftIsWhole() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(eventStream(STREAM));
                HttpTransport transport = transport(server.uri())) {
            List<StreamEvent> events = Collections.synchronizedList(new ArrayList<>());
            CountDownLatch settled = new CountDownLatch(1);

            transport.stream(new ChatProtocol(), request(), new LeavingListener(events::add, 2))
                    .onSettled(settled::countDown);

            assertThat(settled.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(end(events).how()).isEqualTo(new StreamEnd.Complete());
        }
    }

    @Test
    void nothingIsToldAfterTheEnd() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(eventStream(STREAM));
                HttpTransport transport = transport(server.uri())) {
            List<StreamEvent> events = Collections.synchronizedList(new ArrayList<>());
            CountDownLatch settled = new CountDownLatch(1);
            Exchange exchange = transport.stream(new ChatProtocol(), request(), events::add);
            exchange.onSettled(settled::countDown);
            assertThat(settled.await(10, TimeUnit.SECONDS)).isTrue();

            exchange.abort(new StreamEnd.Cancelled("too late"));

            assertThat(events).filteredOn(Ended.class::isInstance).hasSize(1);
        }
    }

    @Test
    void theKeyAndTheHeadersAreSentAndNoCompressionIsOffered() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(eventStream(STREAM));
                HttpTransport transport =
                        transport(server.uri(), Map.of("X-Team", "green"), Optional.of(new Secret("sk-test-key")))) {
            stream(transport);

            assertThat(server.takeRequest())
                    .startsWith("POST /v1/chat/completions HTTP/1.1")
                    .contains("Authorization: Bearer sk-test-key")
                    .contains("X-Team: green")
                    .contains("Accept: text/event-stream")
                    .doesNotContainIgnoringCase("accept-encoding")
                    .doesNotContainIgnoringCase("upgrade");
        }
    }

    @Test
    void aRedirectIsNotFollowedSoThatTheKeyStaysHere() throws Exception {
        try (ScriptedServer elsewhere = ScriptedServer.answering(eventStream(STREAM));
                ScriptedServer server = ScriptedServer.answering("HTTP/1.1 307 Temporary Redirect\r\nLocation: "
                        + elsewhere.uri() + "/v1/chat/completions\r\nContent-Length: 0\r\n\r\n");
                HttpTransport transport = transport(server.uri(), Map.of(), Optional.of(new Secret("sk-test-key")))) {
            List<StreamEvent> events = stream(transport);

            assertThat(events.get(0))
                    .isInstanceOfSatisfying(
                            ResponseHead.class,
                            head -> assertThat(head.status()).isEqualTo(307));
            assertThat(elsewhere.connections()).isZero();
        }
    }

    @Test
    void theBodyOfAnErrorIsKept() throws Exception {
        try (ScriptedServer server =
                        ScriptedServer.answering(answer("500 Oops", "application/json", "{\"error\":\"boom\"}"));
                HttpTransport transport = transport(server.uri())) {
            assertThat(end(stream(transport)).plainBody().utf8()).isEqualTo("{\"error\":\"boom\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>504</html>", "{\"error\":\"boom\"}", "\n <html>504</html>"})
    void aPlainBodyUnderTheTypeOfEventsIsKept(String body) throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(answer("200 OK", "text/event-stream", body));
                HttpTransport transport = transport(server.uri())) {
            List<StreamEvent> events = stream(transport);

            assertThat(end(events).plainBody().utf8()).isEqualTo(body);
            assertThat(events).noneMatch(StreamEvent.FramingFault.class::isInstance);
        }
    }

    @Test
    void aPlainBodyIsRecognisedAfterABlankRead() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(
                        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 17\r\n\r\n",
                        "\n",
                        "<html>504</html>");
                HttpTransport transport = transport(server.uri())) {
            assertThat(end(stream(transport)).plainBody().utf8().strip()).isEqualTo("<html>504</html>");
        }
    }

    @Test
    void eventsUnderAWrongMediaTypeAreReadAllTheSame() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(answer("200 OK", "application/json", STREAM));
                HttpTransport transport = transport(server.uri())) {
            assertThat(stream(transport))
                    .filteredOn(EventReceived.class::isInstance)
                    .hasSize(2);
        }
    }

    @Test
    void eventsSplitAtEveryByteAreTheSame() throws Exception {
        try (ScriptedServer server =
                        ScriptedServer.answering(eventStream(STREAM).split(""));
                HttpTransport transport = transport(server.uri())) {
            assertThat(stream(transport))
                    .filteredOn(EventReceived.class::isInstance)
                    .hasSize(2);
        }
    }

    @Test
    void aPlainPageIsRead() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(answer("200 OK", "text/plain; charset=utf-8", "fine"));
                HttpTransport transport = transport(server.uri())) {
            PlainAnswer page = transport.get("/health", SOON).join();

            assertThat(page.isSuccess()).isTrue();
            assertThat(page.contentType()).isEqualTo("text/plain");
            assertThat(page.body().utf8()).isEqualTo("fine");
            assertThat(server.takeRequest()).startsWith("GET /health ");
        }
    }

    @Test
    void aPageThatNeverComesIsGivenUpAndItsConnectionClosed() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    connection.awaitClose(closed);
                });
                HttpTransport transport = transport(server.uri())) {
            PlainAnswer page = transport.get("/metrics", Duration.ofMillis(200)).join();

            assertThat(page.problem()).contains("no answer within 200 ms");
            assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aPageIsAskedForAgainIfItsKeptAliveConnectionHasDied() throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    connection.send(answer("200 OK", "text/plain", "fine"));
                    connection.readRequest();
                });
                HttpTransport transport = transport(server.uri())) {
            transport.get("/health", SOON).join();

            assertThat(transport.get("/metrics", SOON).join().isSuccess()).isTrue();
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void anEndlessPageIsKeptOnlyInPart() throws Exception {
        String megabyte = "x".repeat(1 << 20);
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    connection.send("HTTP/1.0 200 OK\r\n\r\n", megabyte, megabyte, megabyte);
                });
                HttpTransport transport = transport(server.uri())) {
            assertThat(transport.get("/metrics", SOON).join().body().length()).isEqualTo(1 << 20);
        }
    }

    @Test
    void moreStreamsThanHttpClientsDefaultOfFiveRunAtOnce() throws Exception {
        CountDownLatch eight = new CountDownLatch(8);
        AtomicInteger done = new AtomicInteger();
        CountDownLatch settled = new CountDownLatch(8);
        try (ScriptedServer server = new ScriptedServer(connection -> {
                    connection.readRequest();
                    eight.countDown();
                    awaitQuietly(eight);
                    connection.send(eventStream(STREAM));
                });
                HttpTransport transport = new HttpTransport(
                        new Target(server.uri(), Map.of(), Optional.empty(), Optional.empty()),
                        8,
                        new Limit(Limit.Kind.CONNECT, SOON))) {
            for (int i = 0; i < 8; i++) {
                transport.stream(new ChatProtocol(), request(), event -> {
                            if (event instanceof Ended end && end.how() instanceof StreamEnd.Complete) {
                                done.incrementAndGet();
                            }
                        })
                        .onSettled(settled::countDown);
            }
            assertThat(settled.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(done).hasValue(8);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            throw new IOException(ended);
        }
    }

    @Test
    void aProxyIsAskedForTheWholeAddressAndToldAtOnceWhoAsks() throws Exception {
        try (ScriptedServer proxy = ScriptedServer.answering(eventStream(STREAM));
                HttpTransport transport = new HttpTransport(
                        new Target(
                                URI.create("http://models.example:8000"),
                                Map.of(),
                                Optional.empty(),
                                Optional.of(new Target.Proxy(
                                        "127.0.0.1",
                                        proxy.uri().getPort(),
                                        Optional.of("user"),
                                        Optional.of(new Secret("pass-word"))))),
                        1,
                        new Limit(Limit.Kind.CONNECT, SOON))) {
            assertThat(end(stream(transport)).how()).isInstanceOf(StreamEnd.Complete.class);
            stream(transport);

            assertThat(proxy.requests())
                    .hasSize(2)
                    .allSatisfy(request -> assertThat(request)
                            .startsWith("POST http://models.example:8000/v1/chat/completions HTTP/1.1")
                            .contains("Proxy-Authorization: Basic dXNlcjpwYXNzLXdvcmQ="));
        }
    }

    @Test
    void closingTwiceIsFine() {
        HttpTransport transport = transport(URI.create("http://127.0.0.1:1"));
        transport.close();
        assertThatCode(transport::close).doesNotThrowAnyException();
    }
}
