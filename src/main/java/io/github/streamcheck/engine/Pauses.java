package io.github.streamcheck.engine;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Has things done after a pause, or as soon as all pauses are ended. Thread-safe. */
final class Pauses {

    private final ScheduledExecutorService timer;
    private final Set<Pause> running = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    /** {@code timer} does what is due. */
    Pauses(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    /** Has {@code action} done once, after {@code length}; sooner if {@link #endAll} was or is called. */
    void then(Duration length, Runnable action) {
        Pause pause = new Pause(action);
        running.add(pause);
        try {
            Future<?> unused = timer.schedule(pause, length.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            pause.run();
        }
        // It may have been added too late to be among those that were ended.
        if (ended) {
            pause.run();
        }
    }

    /** Ends all pauses, also those that begin later. */
    void endAll() {
        ended = true;
        running.forEach(Pause::run);
    }

    private final class Pause implements Runnable {

        private final Runnable action;
        private final AtomicBoolean done = new AtomicBoolean();

        Pause(Runnable action) {
            this.action = action;
        }

        @Override
        public void run() {
            running.remove(this);
            if (!done.getAndSet(true)) {
                action.run();
            }
        }
    }
}
