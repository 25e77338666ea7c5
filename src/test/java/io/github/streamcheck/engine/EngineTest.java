package io.github.streamcheck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Plan;
import io.github.streamcheck.plan.Stage;
import io.github.streamcheck.run.Plans;
import io.github.streamcheck.wire.Exchange;
import io.github.streamcheck.wire.HttpTransport;
import io.github.streamcheck.wire.Protocol;
import io.github.streamcheck.wire.ScriptedServer;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import io.github.streamcheck.wire.StreamRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EngineTest {

    private static final String STREAM = ScriptedServer.eventStream("data: [DONE]\n\n");

    private final List<StreamEnd> ends = Collections.synchronizedList(new ArrayList<>());

    private Opened open(HttpTransport transport, Plan plan) {
        StreamRequest request = new StreamRequest("m", "p", true, plan.request());
        return Opened.alone(transport.stream(Protocol.all().get(0), request, event -> {
            if (event instanceof StreamEvent.Ended end) {
                ends.add(end.how());
            }
        }));
    }

    private StageRun run(Plan plan, int streams, int concurrency) {
        return run(plan, Stage.closed(concurrency, new Stage.Count(streams)));
    }

    private StageRun run(Plan plan, Stage stage) {
        try (Engine engine = new Engine(plan.limits());
                HttpTransport transport = new HttpTransport(
                        plan.target(),
                        stage.pace().mostInFlight(),
                        plan.limits().connect())) {
            return engine.run(stage, (number, scheduled) -> open(transport, plan));
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

    private static Stage open(double perSecond, int streams, int mostInFlight) {
        return new Stage(
                new Stage.Open(perSecond, Stage.Arrivals.CONSTANT, 1, mostInFlight),
                new Stage.Count(streams),
                Duration.ZERO);
    }

    @Test
    void atARateStreamsStartThoughNoneHasEnded() throws Exception {
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
            StageRun run = run(Plans.against(server.uri()).plan(), open(1_000, 20, 100));

            assertThat(run.started()).isEqualTo(20);
            assertThat(run.held()).isEqualTo(Backlog.NONE);
            assertThat(run.took()).isGreaterThanOrEqualTo(Duration.ofMillis(19));
            assertThat(ends).hasSize(20).allMatch(StreamEnd.Complete.class::isInstance);
        }
    }

    @Test
    void streamsAtARateAreToldWhenTheyWereDue() throws Exception {
        List<Long> due = new ArrayList<>();
        try (ScriptedServer server = ScriptedServer.answering(STREAM)) {
            Plan plan = Plans.against(server.uri()).plan();
            try (Engine engine = new Engine(plan.limits());
                    HttpTransport transport =
                            new HttpTransport(plan.target(), 9, plan.limits().connect())) {
                engine.run(open(500, 4, 9), (number, scheduled) -> {
                    due.add(scheduled.orElseThrow());
                    return open(transport, plan);
                });
            }
        }

        assertThat(due).hasSize(4);
        assertThat(List.of(due.get(1) - due.get(0), due.get(2) - due.get(1), due.get(3) - due.get(2)))
                .containsOnly(2_000_000L);
    }

    @Test
    void newStreamsAreOpenedUntilTheTimeIsOver() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(STREAM)) {
            Stage stage = Stage.closed(2, new Stage.Time(Duration.ofMillis(300)));
            StageRun run = run(Plans.against(server.uri()).plan(), stage);

            assertThat(run.started()).isGreaterThan(2).isEqualTo(ends.size());
            assertThat(run.took()).isGreaterThanOrEqualTo(Duration.ofMillis(300));
            assertThat(ends).allMatch(StreamEnd.Complete.class::isInstance);
        }
    }

    @Test
    void atARateNothingIsDueOnceTheTimeIsOver() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(STREAM)) {
            Stage stage = new Stage(
                    new Stage.Open(100, Stage.Arrivals.CONSTANT, 1, 50),
                    new Stage.Time(Duration.ofMillis(100)),
                    Duration.ZERO);

            assertThat(run(Plans.against(server.uri()).plan(), stage).started()).isEqualTo(10);
        }
    }

    @Test
    void aStopNeedNotWaitForTheNextStreamToBeDue() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(STREAM)) {
            Plan plan = Plans.against(server.uri()).plan();
            try (Engine engine = new Engine(plan.limits());
                    HttpTransport transport =
                            new HttpTransport(plan.target(), 1, plan.limits().connect())) {
                AtomicInteger started = new AtomicInteger();
                Thread runner = new Thread(() ->
                        started.set(engine.run(open(1 / 3_600.0, 2, 1), (number, scheduled) -> open(transport, plan))
                                .started()));
                runner.start();
                server.takeRequest();
                engine.stop("enough");
                runner.join(TimeUnit.SECONDS.toMillis(20));

                assertThat(runner.isAlive()).isFalse();
                assertThat(started).hasValue(1);
            }
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
                engine.run(Stage.closed(1, new Stage.Count(5)), (number, scheduled) -> open(transport, plan));

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
    void aThreadThatFailsEndsTheRun() throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(STREAM)) {
            Plan plan = Plans.against(server.uri()).plan();
            try (Engine engine = new Engine(plan.limits());
                    HttpTransport transport = new HttpTransport(
                            plan.target(),
                            plan.httpVersion(),
                            2,
                            plan.limits().connect(),
                            plan.limits().sizes(),
                            engine::fail)) {
                StreamRequest request = new StreamRequest("m", "p", true, plan.request());
                StageRun run = engine.run(
                        Stage.closed(2, new Stage.Count(1000)),
                        (number, scheduled) ->
                                Opened.alone(transport.stream(Protocol.all().get(0), request, event -> {
                                    if (event instanceof StreamEvent.EventReceived) {
                                        throw new StackOverflowError("a test's");
                                    }
                                })));

                assertThat(run.started()).isBetween(1, 999);
                assertThat(engine.stopped())
                        .hasValueSatisfying(reason ->
                                assertThat(reason).contains("bug in streamcheck", "StackOverflowError: a test's"));
            }
        }
    }

    @Test
    void whatDoesNotEndWhenTheRunEndsIsGivenUp() {
        Exchange undead = new FakeExchange() {
            @Override
            public synchronized void abort(StreamEnd how) {}
        };
        Plan plan = Plans.against(URI.create("http://localhost"))
                .limited(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1))
                .plan();
        try (Engine engine = new Engine(plan.limits())) {
            StageRun run = engine.run(Stage.closed(2, new Stage.Count(5)), (number, scheduled) -> Opened.alone(undead));

            assertThat(run.started()).isEqualTo(2);
            assertThat(engine.stopped()).hasValue("totalTimeout of 1000 ms is over; 1 streams did not end");
        }
    }

    @Test
    void theRunEndsThoughTheThreadThatShouldEndItHangs() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Exchange hanging = new FakeExchange() {
            @Override
            public synchronized void abort(StreamEnd how) {
                try {
                    never.await();
                } catch (InterruptedException closed) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        Plan plan = Plans.against(URI.create("http://localhost"))
                .limited(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(1))
                .plan();
        try (Engine engine = new Engine(plan.limits())) {
            engine.run(Stage.closed(1, new Stage.Count(5)), (number, scheduled) -> Opened.alone(hanging));

            assertThat(engine.stopped())
                    .hasValueSatisfying(reason -> assertThat(reason).contains("totalTimeout of 1000 ms"));
        }
    }

    @Test
    void aCommentIsASignOfLife() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer(connection -> {
            connection.readRequest();
            connection.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n: ping\n\n");
            connection.awaitClose(over);
        })) {
            Plan plan = Plans.against(server.uri()).plan();
            CompletableFuture<Exchange> opened = new CompletableFuture<>();
            CompletableFuture<Long> signNanos = new CompletableFuture<>();
            try (Engine engine = new Engine(plan.limits());
                    HttpTransport transport =
                            new HttpTransport(plan.target(), 1, plan.limits().connect())) {
                engine.run(Stage.closed(1, new Stage.Count(1)), (number, scheduled) -> {
                    StreamRequest request = new StreamRequest("m", "p", true, plan.request());
                    opened.complete(transport.stream(Protocol.all().get(0), request, event -> {
                        if (event instanceof StreamEvent.CommentReceived comment) {
                            signNanos.complete(opened.join().lastSignNanos() - comment.atNanos());
                            engine.stop("seen");
                        }
                    }));
                    return Opened.alone(opened.join());
                });
            }
            assertThat(signNanos.join()).isNotNegative();
        }
    }

    /** Ends at once, and is followed by another one after {@code pause}. */
    private static Opened followed(Duration pause, Supplier<Opened> next) {
        FakeExchange first = new FakeExchange();
        first.settle();
        return new Opened(first, () -> Optional.of(new Opened.Following(pause, next)));
    }

    @Test
    void aStopEndsThePauseBeforeTheNextStreamWhichIsNotOpened() {
        Plan plan = Plans.against(URI.create("http://localhost")).plan();
        try (Engine engine = new Engine(plan.limits())) {
            StageRun run = engine.run(Stage.closed(2, new Stage.Count(2)), (number, scheduled) -> {
                if (number == 1) {
                    engine.stop("enough");
                }
                return followed(Duration.ofDays(1), () -> {
                    throw new AssertionError("opened after the stop");
                });
            });

            assertThat(run.started()).isEqualTo(2);
            assertThat(engine.stopped()).hasValue("enough");
        }
    }

    @Test
    void aStreamThatCannotBeOpenedAfterAnotherEndsTheRun() {
        Plan plan = Plans.against(URI.create("http://localhost")).plan();
        try (Engine engine = new Engine(plan.limits())) {
            engine.run(
                    Stage.closed(1, new Stage.Count(1)),
                    (number, scheduled) -> followed(Duration.ZERO, () -> {
                        throw new IllegalStateException("a test's");
                    }));

            assertThat(engine.stopped())
                    .hasValueSatisfying(reason -> assertThat(reason).contains("bug in streamcheck", "a test's"));
        }
    }
}
