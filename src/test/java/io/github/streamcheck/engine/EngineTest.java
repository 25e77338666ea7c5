package io.github.streamcheck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.Plans;
import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.wire.Exchange;
import io.github.streamcheck.wire.HttpTransport;
import io.github.streamcheck.wire.Protocol;
import io.github.streamcheck.wire.ScriptedServer;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import io.github.streamcheck.wire.StreamRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EngineTest {

    private static final String STREAM = ScriptedServer.eventStream("data: [DONE]\n\n");

    private final List<StreamEnd> ends = Collections.synchronizedList(new ArrayList<>());

    private Exchange open(HttpTransport transport, Plan plan) {
        StreamRequest request = new StreamRequest("m", "p", true, plan.request());
        return transport.stream(Protocol.all().get(0), request, event -> {
            if (event instanceof StreamEvent.Ended end) {
                ends.add(end.how());
            }
        });
    }

    private void run(Plan plan, int streams, int concurrency) {
        try (Engine engine = new Engine(plan.limits());
                HttpTransport transport = new HttpTransport(
                        plan.target(), concurrency, plan.limits().connect())) {
            engine.run(streams, concurrency, number -> open(transport, plan));
        }
    }

    @Test
    void runsAsManyStreamsAsAsked() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(STREAM)) {
            run(Plans.against(server.uri()).plan(), 25, 4);

            assertThat(ends).hasSize(25).allMatch(StreamEnd.Complete.class::isInstance);
        }
    }

    @Test
    void neverRunsMoreAtOnceThanAsked() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (ScriptedServer server = new ScriptedServer(connection -> {
            while (connection.readRequest()) {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                now.decrementAndGet();
                connection.send(STREAM);
            }
        })) {
            run(Plans.against(server.uri()).plan(), 60, 3);

            assertThat(most).hasValueLessThanOrEqualTo(3);
            assertThat(server.connections()).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void runsThemAllAtOnceIfAsked() throws Exception {
        CountDownLatch all = new CountDownLatch(20);
        try (ScriptedServer server = new ScriptedServer(connection -> {
            connection.readRequest();
            all.countDown();
            try {
                all.await();
            } catch (InterruptedException over) {
                return;
            }
            connection.send(STREAM);
        })) {
            run(Plans.against(server.uri()).plan(), 20, 20);

            assertThat(ends).hasSize(20).allMatch(StreamEnd.Complete.class::isInstance);
        }
    }

    @Test
    void startsNothingOnceStopped() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(STREAM)) {
            Plan plan = Plans.against(server.uri()).plan();
            try (Engine engine = new Engine(plan.limits());
                    HttpTransport transport =
                            new HttpTransport(plan.target(), 1, plan.limits().connect())) {
                engine.stop("enough");
                engine.stop("more than enough");
                engine.run(5, 1, number -> open(transport, plan));

                assertThat(engine.stopped()).contains("enough");
            }
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void anInterruptEndsTheStreamsAndIsKept() throws Exception {
        try (ScriptedServer server = new ScriptedServer(connection -> {
            connection.readRequest();
            connection.awaitClose(new CountDownLatch(1));
        })) {
            Plan plan = Plans.against(server.uri()).plan();
            AtomicInteger interrupted = new AtomicInteger();
            Thread runner = new Thread(() -> {
                run(plan, 3, 2);
                interrupted.set(Thread.interrupted() ? 1 : 0);
            });
            runner.start();
            server.takeRequest();
            server.takeRequest();
            runner.interrupt();
            runner.join(TimeUnit.SECONDS.toMillis(20));

            assertThat(runner.isAlive()).isFalse();
            assertThat(interrupted).hasValue(1);
            assertThat(ends).hasSize(2).allMatch(StreamEnd.Cancelled.class::isInstance);
        }
    }

    @Test
    void commentsCountAsLife() throws Exception {
        CountDownLatch told = new CountDownLatch(10);
        try (ScriptedServer server = new ScriptedServer(connection -> {
            connection.readRequest();
            connection.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n");
            // Ten pings, each well within the idle limit and all beyond it, and then silence.
            while (told.getCount() > 0) {
                connection.send(": ping\n\n");
                told.countDown();
                java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
            connection.awaitClose(new CountDownLatch(1));
        })) {
            Plan plan = Plans.against(server.uri())
                    .limited(Duration.ofMillis(1_500), Duration.ofSeconds(30), Duration.ofSeconds(60))
                    .plan();
            run(plan, 1, 1);

            assertThat(told.getCount()).as("pings that were not sent").isZero();
            assertThat(ends)
                    .singleElement()
                    .isEqualTo(new StreamEnd.TimedOut(plan.limits().idle()));
        }
    }
}
