package io.github.streamcheck.server.facts;

import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.server.Seen;
import io.github.streamcheck.server.Summary;
import java.util.stream.DoubleStream;

/** Tells figures of another unit from those that only differ. Stateless. */
final class Units {

    /** Seconds and milliseconds, or seconds and microseconds. */
    private static final double[] STEPS = {1e3, 1e6};

    /** What the two sides may differ by besides. */
    private static final double TOLERANCE = 1.5;

    /** Whatever holds tokens back makes the gaps between them vanish, however long they are for the server. */
    private static final double LEAST_SEEN = 0.5;

    private Units() {}

    /** Whether the server's figure is so far from ours that its unit must be another. */
    static boolean differ(Summary server, Seen seen, Metric metric) {
        double says = server.typical().orElse(0);
        double saw = seen.mean(metric).orElse(0);
        if (server.isEmpty() || says <= 0 || saw < LEAST_SEEN) {
            return false;
        }
        double ratio = Math.max(says / saw, saw / says);
        return DoubleStream.of(STEPS).anyMatch(step -> ratio > step / TOLERANCE && ratio < step * TOLERANCE);
    }
}
