package io.github.streamcheck.engine;

import com.sun.management.OperatingSystemMXBean;
import io.github.streamcheck.measure.Distribution;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToLongFunction;

/** Measures what this process uses, from the meter's creation on. For one thread. */
public final class ClientMeter {

    private final Instant began = Instant.now();
    private final long beginNanos = System.nanoTime();
    private final long cpuNanos = cpu();
    private final double cpuLoadBefore = cpuLoad();
    private final long collections = sum(GarbageCollectorMXBean::getCollectionCount);
    private final long collectingMillis = sum(GarbageCollectorMXBean::getCollectionTime);

    /** What was used so far; {@code lag} is its lateness. */
    public ClientUsage use(Distribution lag) {
        long now = cpu();
        return new ClientUsage(
                began,
                lag,
                now < 0 ? Duration.ofNanos(-1) : Duration.ofNanos(now - cpuNanos),
                cpuLoadBefore < 0 ? -1 : cpuLoad(),
                Duration.ofNanos(System.nanoTime() - beginNanos),
                sum(GarbageCollectorMXBean::getCollectionCount) - collections,
                Duration.ofMillis(sum(GarbageCollectorMXBean::getCollectionTime) - collectingMillis));
    }

    private static long cpu() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : -1;
    }

    /** That since the last call. */
    private static double cpuLoad() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getCpuLoad()
                : -1;
    }

    /** A collector that does not know it returns -1. */
    private static long sum(ToLongFunction<GarbageCollectorMXBean> figure) {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(figure)
                .map(value -> Math.max(0, value))
                .sum();
    }
}
