package io.github.streamcheck.wire;

import static io.github.streamcheck.wire.ScriptedServer.eventStream;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Limit;
import io.github.streamcheck.plan.Request;
import io.github.streamcheck.plan.Target;
import io.github.streamcheck.wire.StreamEvent.BytesRead;
import io.github.streamcheck.wire.StreamEvent.Ended;
import io.github.streamcheck.wire.StreamEvent.EventReceived;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.hc.core5.reactor.EventMask;
import org.apache.hc.core5.reactor.IOSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams that are read slowly, from servers that would send faster. */
@Timeout(60)
class SlowReadTest {

    private static final String CHUNK = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]}\n\n";
    private static final String SHORT = CHUNK + "data: [DONE]\n\n";
    private static final String LONG = CHUNK.repeat(25) + "data: [DONE]\n\n";

    private static final StreamRequest REQUEST = new StreamRequest(
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

    private static HttpTransport transport(ScriptedServer server) {
        return new HttpTransport(
                new Target(server.uri(), Map.of(), Optional.empty(), Optional.empty()),
                4,
                new Limit(Limit.Kind.CONNECT, Duration.ofSeconds(5)));
    }

    private static List<StreamEvent> stream(HttpTransport transport, boolean slow) throws InterruptedException {
        List<StreamEvent> events = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch settled = new CountDownLatch(1);
        transport.stream(new ChatProtocol(), REQUEST.slowly(slow), events::add).onSettled(settled::countDown);
        assertThat(settled.await(30, TimeUnit.SECONDS)).isTrue();
        return events;
    }

    private static Ended end(List<StreamEvent> events) {
        return (Ended) events.get(events.size() - 1);
    }

    @Test
    void aStreamThatIsReadSlowlyIsWholeAndWasHeldBack() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(eventStream(LONG));
                HttpTransport transport = transport(server)) {
            List<StreamEvent> events = stream(transport, true);

            assertThat(events).filteredOn(EventReceived.class::isInstance).hasSize(26);
            assertThat(events)
                    .filteredOn(BytesRead.class::isInstance)
                    .as("in many small reads")
                    .hasSizeGreaterThan(10);
            assertThat(end(events).how()).isEqualTo(new StreamEnd.Complete());
            assertThat(end(events).connection().heldBack()).isTrue();
        }
    }

    /** Else the I/O thread would ask for what it doesn't read, again and again. */
    @Test
    void whileItPausesReadingIsNotAskedFor() throws IOException {
        AtomicInteger mask = new AtomicInteger(EventMask.READ_WRITE);
        List<Runnable> pauses = new ArrayList<>();
        SlowRead session = new SlowRead(socket(mask), timer(pauses));
        ByteBuffer buffer = ByteBuffer.allocate(8192);
        assertThat(session.read(buffer)).isEqualTo(100);
        assertThat(session.read(buffer)).as("there is no answer yet").isEqualTo(100);

        session.answered();
        assertThat(session.read(buffer)).isEqualTo(100);
        assertThat(session.read(buffer)).isZero();
        session.setEventMask(EventMask.READ);
        session.setEvent(EventMask.READ);

        assertThat(mask).hasValue(0);
        assertThat(session.getEventMask()).as("as if there were no pause").isEqualTo(EventMask.READ);
        pauses.get(0).run();
        assertThat(mask).hasValue(EventMask.READ);
        assertThat(session.read(buffer)).isEqualTo(100);
        session.clearEvent(EventMask.READ);
        pauses.get(1).run();
        assertThat(mask).as("nobody wants it any more").hasValue(0);
    }

    /** Which can always be read. */
    private static IOSession socket(AtomicInteger mask) {
        Lock lock = new ReentrantLock();
        return (IOSession) Proxy.newProxyInstance(
                IOSession.class.getClassLoader(),
                new Class<?>[] {IOSession.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "read" -> {
                        ByteBuffer into = (ByteBuffer) arguments[0];
                        int room = into.remaining();
                        into.position(into.limit());
                        yield room;
                    }
                    case "getLock" -> lock;
                    case "getEventMask" -> mask.get();
                    case "setEventMask" -> set(mask, (int) arguments[0]);
                    case "setEvent" -> set(mask, mask.get() | (int) arguments[0]);
                    case "clearEvent" -> set(mask, mask.get() & ~(int) arguments[0]);
                    default -> null;
                });
    }

    private static @Nullable Object set(AtomicInteger mask, int value) {
        mask.set(value);
        return null;
    }

    /** Keeps what it is to do later. */
    private static ScheduledExecutorService timer(List<Runnable> later) {
        return (ScheduledExecutorService) Proxy.newProxyInstance(
                ScheduledExecutorService.class.getClassLoader(),
                new Class<?>[] {ScheduledExecutorService.class},
                (proxy, method, arguments) -> {
                    later.add((Runnable) arguments[0]);
                    return null;
                });
    }

    @Test
    void aStreamThatIsReadAtOnceWasNotHeldBack() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(eventStream(LONG));
                HttpTransport transport = transport(server)) {
            assertThat(end(stream(transport, false)).connection().heldBack()).isFalse();
        }
    }

    @Test
    void aStreamThatIsNoLongerThanOneReadWasNotHeldBack() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(eventStream(SHORT));
                HttpTransport transport = transport(server)) {
            List<StreamEvent> events = stream(transport, true);

            assertThat(end(events).how()).isEqualTo(new StreamEnd.Complete());
            assertThat(end(events).connection().heldBack()).isFalse();
        }
    }

    @Test
    void eachSlowReaderHasAConnectionOfItsOwn() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(eventStream(SHORT));
                HttpTransport transport = transport(server)) {
            stream(transport, false);
            stream(transport, true);
            List<StreamEvent> second = stream(transport, true);

            assertThat(end(second).connection().reused()).isFalse();
            assertThat(server.connections()).isEqualTo(3);
        }
    }
}
