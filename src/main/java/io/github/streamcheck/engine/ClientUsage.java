package io.github.streamcheck.engine;

import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.text.Unit;
import java.time.Duration;
import java.time.Instant;

/**
 * What this client used during the measured part of a run.
 *
 * @param began when it began, by this machine's clock; 1970 if nothing was measured
 * @param lag how late it did what was due, in milliseconds; without values if nothing was measured
 * @param cpu CPU time of the whole process, Maven's and the garbage collector's with it; negative if the JVM does not report it
 * @param cpuLoad how much of this machine's CPU was used, by all processes, from 0 to 1; negative if the JVM does not report it
 * @param took how long the measured part took
 * @param collections how often the garbage collector ran
 * @param collecting for how long, all together
 */
public record ClientUsage(
        Instant began,
        Distribution lag,
        Duration cpu,
        double cpuLoad,
        Duration took,
        long collections,
        Duration collecting) {

    /** With less to spare, tasks on this machine wait for each other. */
    private static final double FULL_LOAD = 0.9;

    /** Where nothing was measured. */
    public static final ClientUsage NONE = new ClientUsage(
            Instant.EPOCH, new Distribution(Unit.MILLISECONDS), Duration.ZERO, 0, Duration.ZERO, 0, Duration.ZERO);

    /** When the measured part ended. */
    public Instant ended() {
        return began.plus(took);
    }

    /**
     * Whether this machine had no CPU to spare. A server on it may then have been as late as this client was, and this client's
     * threads wait without noticing.
     */
    public boolean isMachineBusy() {
        return cpuLoad >= FULL_LOAD;
    }

    /** How many processors were busy on average; negative if the JVM does not report it. */
    public double busyProcessors() {
        return took.isZero() ? 0 : (double) cpu.toNanos() / took.toNanos();
    }
}
