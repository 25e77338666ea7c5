package io.github.streamcheck.server.facts;

import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.server.ClientObservations;
import io.github.streamcheck.server.Summary;
import java.util.stream.DoubleStream;

/** Distinguishes metrics in another unit from those that only differ. Stateless. */
final class Units {

    /** Seconds and milliseconds, or seconds and microseconds. */
    private static final double[] STEPS = {1e3, 1e6};

    /** By how much the two sides may also differ. */
    private static final double TOLERANCE = 1.5;

    /** Buffers on the way hide the gaps between tokens, even if these are long at the server. */
    private static final double LEAST_SEEN = 0.5;

    private Units() {}

    /** Whether the server's figure is so far from ours that its unit must be another. */
    static boolean differ(Summary server, ClientObservations seen, Metric metric) {
        double says = server.typical().orElse(0);
        double saw = seen.mean(metric).orElse(0);
        if (server.isEmpty() || says <= 0 || saw < LEAST_SEEN) {
            return false;
        }
        double ratio = Math.max(says / saw, saw / says);
        return DoubleStream.of(STEPS).anyMatch(step -> ratio > step / TOLERANCE && ratio < step * TOLERANCE);
    }
}
