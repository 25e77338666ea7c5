package io.github.streamcheck.engine;

import com.sun.management.OperatingSystemMXBean;
import io.github.streamcheck.observe.ClientUse;
import io.github.streamcheck.observe.measure.Distribution;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToLongFunction;

/** Takes what this process uses, from its making on. For one thread. */
public final class ClientMeter {

    private final Instant began = Instant.now();
    private final long beginNanos = System.nanoTime();
    private final long cpuNanos = cpu();
    private final long collections = sum(GarbageCollectorMXBean::getCollectionCount);
    private final long collectingMillis = sum(GarbageCollectorMXBean::getCollectionTime);

    /** What was used so far; {@code lag} is its lateness. */
    public ClientUse use(Distribution lag) {
        long now = cpu();
        return new ClientUse(
                began,
                lag,
                now < 0 ? Duration.ofNanos(-1) : Duration.ofNanos(now - cpuNanos),
                Duration.ofNanos(System.nanoTime() - beginNanos),
                sum(GarbageCollectorMXBean::getCollectionCount) - collections,
                Duration.ofMillis(sum(GarbageCollectorMXBean::getCollectionTime) - collectingMillis));
    }

    private static long cpu() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : -1;
    }

    /** A collector that can't tell says -1. */
    private static long sum(ToLongFunction<GarbageCollectorMXBean> figure) {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(figure)
                .map(value -> Math.max(0, value))
                .sum();
    }
}
