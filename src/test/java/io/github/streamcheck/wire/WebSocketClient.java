package io.github.streamcheck.wire;

import io.github.streamcheck.plan.HttpVersion;
import io.github.streamcheck.plan.Limit;
import io.github.streamcheck.plan.SizeLimits;
import io.github.streamcheck.plan.Target;
import io.github.streamcheck.plan.Tls;
import io.github.streamcheck.wire.StreamEvent.Ended;
import io.github.streamcheck.wire.StreamEvent.ResponseHead;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Opens a WebSocket as a test wants it, and collects the events that are reported. */
final class WebSocketClient implements AutoCloseable {

    /** Longer than a test waits. */
    static final Duration PATIENT = Duration.ofMinutes(1);

    private final HttpTransport transport;
    private final List<StreamEvent> events = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<Ended> end = new CompletableFuture<>();

    /** Takes 1,000 bytes of a header or an event, 100,000 of a stream, and 1,000 events. */
    WebSocketClient(Target target, Duration connectLimit) {
        transport = new HttpTransport(
                target,
                HttpVersion.HTTP_1_1,
                1,
                new Limit(Limit.Kind.CONNECT, connectLimit),
                new SizeLimits(1000, 1000, 1000, 100_000, 1000),
                failure -> {});
    }

    static Target target(int port, Map<String, String> headers) {
        return new Target(
                URI.create("http://127.0.0.1:" + port + "/base"),
                headers,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Tls.DEFAULT);
    }

    static WebSocketClient of(ScriptedServer server) {
        return new WebSocketClient(target(server.port(), Map.of()), PATIENT);
    }

    Exchange open(String subprotocol, String... messages) {
        return open(listener -> listener, subprotocol, messages);
    }

    /** {@code around}: what is put between the WebSocket and what collects its events. */
    Exchange open(UnaryOperator<StreamListener> around, String subprotocol, String... messages) {
        Dialogue dialogue = new Dialogue(
                "/v1/realtime?model=a%2Fb",
                List.of(subprotocol),
                List.of(messages),
                new TypedEventDecoder(TypedEventSchema.REALTIME),
                payload -> payload instanceof Payload.Typed typed && typed.step() == Payload.Step.END);
        return transport.open(dialogue, around.apply(event -> {
            events.add(event);
            if (event instanceof Ended ended) {
                end.complete(ended);
            }
        }));
    }

    /** Waits for it. */
    Ended ended() throws Exception {
        return end.get(20, TimeUnit.SECONDS);
    }

    List<StreamEvent> events() {
        return List.copyOf(events);
    }

    <T extends StreamEvent> List<T> all(Class<T> kind) {
        return events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The first event that was reported. */
    ResponseHead answer() {
        return (ResponseHead) events.get(0);
    }

    @Override
    public void close() {
        transport.close();
    }
}
