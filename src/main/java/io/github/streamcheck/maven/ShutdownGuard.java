package io.github.streamcheck.maven;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Ends a run when the JVM shuts down (Ctrl-C, SIGTERM), and delays the shutdown until the report of what was measured is written.
 */
final class ShutdownGuard {

    private static final long PATIENCE_SECONDS = 10;

    private final CountDownLatch written = new CountDownLatch(1);
    private final Thread hook;

    /** {@code stop} ends the run, for a reason that it is given. */
    ShutdownGuard(Consumer<String> stop) {
        hook = new Thread(
                () -> {
                    stop.accept("interrupted");
                    awaitReport();
                },
                "streamcheck-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void awaitReport() {
        try {
            if (!written.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("streamcheck: the report could not be written in time");
            }
        } catch (InterruptedException goingAnyway) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the JVM shut down, since the report is written. */
    void release() {
        written.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyGoing) {
            // Then the hook has done its work.
        }
    }
}
