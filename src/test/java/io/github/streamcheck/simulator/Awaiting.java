package io.github.streamcheck.simulator;

import static org.assertj.core.api.Assertions.fail;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what nothing announces. */
final class Awaiting {

    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(10);

    private Awaiting() {}

    static void until(BooleanSupplier condition) throws InterruptedException {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > LONGEST_NANOS) {
                fail("did not happen within 10 s");
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }
}
