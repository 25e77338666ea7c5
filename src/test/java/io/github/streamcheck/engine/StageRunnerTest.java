package io.github.streamcheck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The pace of a stage, on a clock that the test sets, and with streams that end when it wants them to. */
@Timeout(60)
class StageRunnerTest {

    private static final Set<Thread.State> WAITS = Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

    private final AtomicLong nanos = new AtomicLong();
    private final List<FakeExchange> opened = new CopyOnWriteArrayList<>();

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private StageRunner runner(Stage stage, Duration openingTakes) {
        return new StageRunner(
                stage,
                (number, scheduled) -> {
                    pass(openingTakes);
                    opened.add(new FakeExchange());
                    return opened.get(number);
                },
                (exchange, settled) -> exchange.onSettled(settled),
                new CountDownLatch(1),
                () -> false,
                nanos::get);
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
}
