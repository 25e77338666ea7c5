package io.github.streamcheck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The pace of a stage, on a clock that the test sets, and with streams that end when it wants them to. */
@Timeout(60)
class StageRunnerTest {

    private static final Set<Thread.State> WAITS = Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

    private final AtomicLong nanos = new AtomicLong();
    private final List<FakeExchange> opened = new CopyOnWriteArrayList<>();
    private final List<Pause> pauses = new CopyOnWriteArrayList<>();
    private final AtomicBoolean stopped = new AtomicBoolean();

    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    private record Pause(Duration length, Runnable end) {}

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private StageRunner runner(Stage stage, Duration openingTakes) {
        return runner(stage, number -> {
            pass(openingTakes);
            return Opened.alone(exchange());
        });
    }

    private StageRunner runner(Stage stage, IntFunction<Opened> opener) {
        return new StageRunner(
                stage,
                (number, scheduled) -> opener.apply(number),
                (exchange, settled) -> exchange.onSettled(settled),
                (pause, action) -> pauses.add(new Pause(pause, action)),
                failures::add,
                new CountDownLatch(1),
                stopped::get,
                nanos::get);
    }

    private FakeExchange exchange() {
        opened.add(new FakeExchange());
        return opened.get(opened.size() - 1);
    }

    /** A stream that is followed by so many others, each 2 s after the one before. */
    private Opened conversation(int further) {
        return new Opened(
                exchange(),
                () -> Optional.of(new Opened.Following(Duration.ofSeconds(2), () -> conversation(further - 1)))
                        .filter(any -> further > 0));
    }

    @Test
    void beyondTheCapStreamsWaitAndAreCounted() throws Exception {
        Stage stage =
                new Stage(new Stage.Open(100_000, Stage.Arrivals.CONSTANT, 1, 1), new Stage.Count(5), Duration.ZERO);
        StageRunner runner = runner(stage, Duration.ZERO);
        // All are due by now: none of them waits for its own time.
        pass(Duration.ofSeconds(1));
        FutureTask<Void> started = new FutureTask<>(() -> {
            runner.startAll();
            return null;
        });
        Thread thread = new Thread(started);
        thread.start();
        for (int stream = 0; stream < 4; stream++) {
            awaitThatItWaits(thread, stream + 1);
            pass(Duration.ofMillis(50));
            opened.get(stream).settle();
        }
        started.get();
        opened.get(4).settle();
        assertThat(runner.awaitEnd(Duration.ofMinutes(1))).isTrue();

        StageRun run = runner.result();
        assertThat(run.started()).isEqualTo(5);
        assertThat(run.held().streams()).isEqualTo(4);
        // The last was due 40 us after the stage's beginning.
        assertThat(run.held().longest()).isEqualTo(Duration.ofMillis(1_200).minusNanos(40_000));
        assertThat(run.held().total()).isEqualTo(Duration.ofMillis(4_500).minusNanos(100_000));
        assertThat(run.took()).isEqualTo(Duration.ofMillis(1_200));
    }

    private void awaitThatItWaits(Thread thread, int streams) {
        while (opened.size() < streams || !WAITS.contains(thread.getState())) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whatIsInFlightWhenTheTimeIsOverIsFinished() throws Exception {
        StageRunner runner = runner(Stage.closed(1, new Stage.Time(Duration.ofMillis(50))), Duration.ofMillis(51));

        runner.startAll();

        assertThat(opened).hasSize(1);
        assertThat(opened.get(0).aborted()).isEmpty();
        pass(Duration.ofMillis(100));
        opened.get(0).settle();
        assertThat(runner.awaitEnd(Duration.ofMinutes(1))).isTrue();
        assertThat(runner.result().started()).isEqualTo(1);
        assertThat(runner.result().took()).isEqualTo(Duration.ofMillis(151));
    }

    @Test
    void whatFollowsAStreamOpensAfterItsPauseInTheSamePlace() throws Exception {
        StageRunner runner = runner(Stage.closed(1, new Stage.Count(1)), number -> conversation(2));
        runner.startAll();
        for (int turn = 0; turn < 2; turn++) {
            opened.get(turn).settle();
            assertThat(opened).hasSize(turn + 1);
            assertThat(pauses.get(turn).length()).isEqualTo(Duration.ofSeconds(2));
            assertThat(runner.awaitEnd(Duration.ZERO)).isFalse();
            pauses.get(turn).end().run();
        }
        assertThat(opened).hasSize(3);
        assertThat(runner.awaitEnd(Duration.ZERO)).isFalse();
        opened.get(2).settle();

        assertThat(pauses).hasSize(2);
        assertThat(runner.awaitEnd(Duration.ZERO)).isTrue();
        assertThat(runner.result().started()).isEqualTo(3);
    }

    @Test
    void nothingFollowsOnceTheRunIsStopped() throws Exception {
        StageRunner runner = runner(Stage.closed(1, new Stage.Count(1)), number -> conversation(2));
        runner.startAll();
        opened.get(0).settle();
        stopped.set(true);
        pauses.get(0).end().run();

        assertThat(opened).hasSize(1);
        assertThat(runner.awaitEnd(Duration.ZERO)).isTrue();
    }

    @Test
    void whatWouldFollowAfterTheStagesTimeIsNotWaitedFor() throws Exception {
        StageRunner runner = runner(Stage.closed(1, new Stage.Time(Duration.ofSeconds(3))), number -> {
            pass(Duration.ofSeconds(3));
            return conversation(2);
        });
        runner.startAll();
        opened.get(0).settle();

        assertThat(pauses).isEmpty();
        assertThat(runner.awaitEnd(Duration.ZERO)).isTrue();
        assertThat(runner.result().started()).isEqualTo(1);
    }

    @Test
    void aStreamWhoseSuccessorCannotBeFoundOutFreesItsPlaceOnceThatIsTold() throws Exception {
        StageRunner runner = runner(
                Stage.closed(1, new Stage.Count(1)),
                number -> new Opened(exchange(), () -> {
                    throw new IllegalStateException("a test's");
                }));
        runner.startAll();
        opened.get(0).settle();

        assertThat(failures).singleElement().asString().contains("a test's");
        assertThat(runner.awaitEnd(Duration.ZERO)).isTrue();
    }
}
