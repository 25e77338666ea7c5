package io.github.streamcheck.maven;

import io.github.streamcheck.run.Streamcheck;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a run when the JVM shuts down (Ctrl-C, SIGTERM), and delays the shutdown until the report of what was measured is written.
 */
final class ShutdownGuard {

    private static final long PATIENCE_SECONDS = 10;

    private final CountDownLatch written = new CountDownLatch(1);
    private final Thread hook;

    ShutdownGuard(Streamcheck run) {
        hook = new Thread(
                () -> {
                    run.stop("interrupted");
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
