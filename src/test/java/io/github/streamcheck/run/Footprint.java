package io.github.streamcheck.run;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What this JVM holds.
 *
 * @param heap bytes in use, right after a full garbage collection
 * @param threads how many live
 * @param files open ones, with sockets; 0 if that is not known
 */
record Footprint(long heap, int threads, long files) {

    static Footprint now() {
        System.gc();
        return new Footprint(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                        ? unix.getOpenFileDescriptorCount()
                        : 0);
    }
}
