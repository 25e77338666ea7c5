package io.github.streamcheck.observe;

import io.github.streamcheck.observe.measure.Distribution;
import io.github.streamcheck.plan.Unit;
import java.time.Duration;
import java.time.Instant;

/**
 * What the measured part of a run took of this client.
 *
 * @param began when it began, by this machine's clock; 1970 if nothing was measured
 * @param lag how late it did what was due, in milliseconds; without values if nothing was measured
 * @param cpu CPU time of the whole process, Maven's and the garbage collector's with it; negative if the JVM can't tell
 * @param took how long the measured part took
 * @param collections how often the garbage collector ran
 * @param collecting for how long, all together
 */
public record ClientUse(
        Instant began, Distribution lag, Duration cpu, Duration took, long collections, Duration collecting) {

    /** Where nothing was measured. */
    public static final ClientUse NONE = new ClientUse(
            Instant.EPOCH, new Distribution(Unit.MILLISECONDS), Duration.ZERO, Duration.ZERO, 0, Duration.ZERO);

    /** When the measured part ended. */
    public Instant ended() {
        return began.plus(took);
    }

    /** How many processors were busy on average; negative if the JVM can't tell. */
    public double busyProcessors() {
        return took.isZero() ? 0 : (double) cpu.toNanos() / took.toNanos();
    }
}
