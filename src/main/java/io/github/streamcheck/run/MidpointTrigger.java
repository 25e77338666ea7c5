package io.github.streamcheck.run;

import io.github.streamcheck.plan.Stage;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs a task in the middle of a stage, while a stream is in flight. Thread-safe. */
final class MidpointTrigger {

    private final Stage stage;
    private final Runnable task;
    private final AtomicBoolean over = new AtomicBoolean();
    private final long begin = System.nanoTime();

    /** {@code task} is run once, when half of the stage is over. */
    MidpointTrigger(Stage stage, Runnable task) {
        this.stage = stage;
        this.task = task;
    }

    /** A stream has been started, of that number from 0. */
    void started(int turn) {
        if (isReached(turn) && over.compareAndSet(false, true)) {
            task.run();
        }
    }

    private boolean isReached(int turn) {
        Duration passed = Duration.ofNanos(System.nanoTime() - begin);
        return stage.extent() instanceof Stage.Count count
                ? turn >= count.streams() / 2
                : stage.duration()
                        .filter(whole -> passed.compareTo(whole.dividedBy(2)) >= 0)
                        .isPresent();
    }
}
