package io.github.streamcheck.wire;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the daemon threads of a run and reports each {@link Throwable} that would be lost with one of them: a run that waits for a
 * thread that has died would wait for ever. Thread-safe.
 */
public final class WatchedThreads {

    private final Consumer<Throwable> failed;

    /** @param failed takes what ended a thread or a task of one, in that thread */
    public WatchedThreads(Consumer<Throwable> failed) {
        this.failed = failed;
    }

    /** Threads of that name, followed by a number. */
    public ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(() -> run(task), name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable lost) {
            failed.accept(lost);
        }
    }

    /** A timer with one thread of that name. It forgets what is cancelled. */
    public ScheduledThreadPoolExecutor timer(String name) {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, named(name)) {
            @Override
            protected void afterExecute(Runnable task, @Nullable Throwable thrown) {
                if (thrown == null && task instanceof Future<?> future && future.isDone()) {
                    reportFailure(future);
                }
            }
        };
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /** A timer keeps what its tasks throw for somebody who asks, and nobody does. */
    private void reportFailure(Future<?> done) {
        try {
            done.get();
        } catch (CancellationException cancelled) {
            // As somebody wanted.
        } catch (ExecutionException lost) {
            failed.accept(lost.getCause() == null ? lost : lost.getCause());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
