package io.github.streamcheck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Limits;
import io.github.streamcheck.run.Plans;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The limits of a stream, on a clock that the test sets. */
class WatchdogTest {

    private static final Limits LIMITS =
            Plans.limits(Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofSeconds(60));

    private final ManualTimer timer = new ManualTimer();
    private final FakeExchange exchange = new FakeExchange();

    @AfterEach
    void endTimer() {
        timer.shutdownNow();
    }

    private void watch() {
        new Watchdog(timer, () -> timer.nowNanos).watch(exchange, LIMITS);
    }

    @Test
    void silenceEndsAStream() {
        watch();

        timer.advance(Duration.ofMillis(1_999));
        assertThat(exchange.aborted()).isEmpty();

        timer.advance(Duration.ofMillis(1));
        assertThat(exchange.aborted()).contains(new StreamEnd.TimedOut(LIMITS.idle()));
    }

    @Test
    void signsOfLifeKeepAStreamOpenUntilItsOwnLimit() {
        watch();

        for (int i = 0; i < 19; i++) {
            timer.advance(Duration.ofMillis(1_500));
            assertThat(exchange.aborted()).as("after %d signs", i).isEmpty();
            exchange.sign(timer.nowNanos);
        }
        timer.advance(Duration.ofMillis(1_500));

        assertThat(exchange.aborted()).contains(new StreamEnd.TimedOut(LIMITS.stream()));
    }

    @Test
    void silenceAfterSignsEndsAStreamToo() {
        watch();
        timer.advance(Duration.ofMillis(1_500));
        exchange.sign(timer.nowNanos);

        timer.advance(Duration.ofMillis(1_999));
        assertThat(exchange.aborted()).isEmpty();

        timer.advance(Duration.ofMillis(1));
        assertThat(exchange.aborted()).contains(new StreamEnd.TimedOut(LIMITS.idle()));
    }

    @Test
    void aStreamThatEndedIsForgotten() {
        watch();
        exchange.settle();

        timer.advance(Duration.ofMinutes(1));

        assertThat(exchange.aborted()).isEmpty();
    }

    /** Runs what is due when the test says that time has passed. */
    private static final class ManualTimer extends ScheduledThreadPoolExecutor {

        private record Due(Runnable task, long atNanos) {}

        private final List<Due> pending = new ArrayList<>();
        private long nowNanos;

        private ManualTimer() {
            super(1);
        }

        void advance(Duration by) {
            nowNanos += by.toNanos();
            List<Due> due =
                    pending.stream().filter(each -> each.atNanos <= nowNanos).toList();
            pending.removeAll(due);
            due.forEach(each -> each.task.run());
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            Due due = new Due(task, nowNanos + unit.toNanos(delay));
            pending.add(due);
            return new Scheduled(() -> pending.remove(due));
        }
    }

    private static final class Scheduled extends CompletableFuture<Void> implements ScheduledFuture<Void> {

        private final Runnable onCancel;

        private Scheduled(Runnable onCancel) {
            this.onCancel = onCancel;
        }

        @Override
        public boolean cancel(boolean interrupt) {
            onCancel.run();
            return true;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int compareTo(Delayed other) {
            throw new UnsupportedOperationException();
        }
    }
}
