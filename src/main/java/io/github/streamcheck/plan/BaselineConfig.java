package io.github.streamcheck.plan;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a run is compared with earlier ones.
 *
 * @param file where those are recorded; need not be there
 * @param named whether the user named the file, so that it should be there
 * @param tolerance the relative slowdown that is still accepted, above 0
 * @param failing the metrics whose regression fails the verdict; that of others is a warning
 * @param runner name of the machine; runs of machines with different names are not comparable
 */
public record BaselineConfig(Path file, boolean named, double tolerance, Set<Metric> failing, String runner) {

    /** A tenth. */
    public static final String DEFAULT_TOLERANCE = "10%";

    public BaselineConfig {
        Set<Metric> copy = EnumSet.noneOf(Metric.class);
        copy.addAll(failing);
        failing = Collections.unmodifiableSet(copy);
    }

    /** The same of runs on another machine. */
    public BaselineConfig on(String machine) {
        return new BaselineConfig(file, named, tolerance, failing, machine);
    }
}
