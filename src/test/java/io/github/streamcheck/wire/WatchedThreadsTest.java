package io.github.streamcheck.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WatchedThreadsTest {

    private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
    private final WatchedThreads threads = new WatchedThreads(failures::add);

    @Test
    void reportsWhatEndsAThread() throws Exception {
        OutOfMemoryError error = new OutOfMemoryError("a test's");
        Thread thread = threads.named("test").newThread(() -> {
            throw error;
        });
        thread.start();

        assertThat(failures.take()).isSameAs(error);
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getName()).isEqualTo("test-1");
    }

    @Test
    void reportsWhatEndsATaskOfATimer() throws Exception {
        ScheduledThreadPoolExecutor timer = threads.timer("test");
        IllegalStateException once = new IllegalStateException("once");
        StackOverflowError repeated = new StackOverflowError("repeated");
        timer.execute(() -> {
            throw once;
        });
        assertThat(failures.take()).isSameAs(once);

        Future<?> unused = timer.scheduleAtFixedRate(
                () -> {
                    throw repeated;
                },
                0,
                1,
                TimeUnit.MILLISECONDS);
        assertThat(failures.take()).isSameAs(repeated);
        timer.shutdownNow();
    }

    @Test
    void reportsNothingThatWasWanted() throws Exception {
        ScheduledThreadPoolExecutor timer = threads.timer("test");
        Future<?> cancelled = timer.schedule(() -> {}, 1, TimeUnit.HOURS);
        cancelled.cancel(false);
        assertThat(timer.getQueue()).isEmpty();

        CountDownLatch ran = new CountDownLatch(3);
        Future<?> repeated = timer.scheduleAtFixedRate(ran::countDown, 0, 1, TimeUnit.MILLISECONDS);
        ran.await();
        repeated.cancel(false);
        timer.shutdown();
        assertThat(timer.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

        assertThat(failures).isEmpty();
    }
}
