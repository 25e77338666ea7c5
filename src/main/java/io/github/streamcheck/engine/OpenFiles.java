package io.github.streamcheck.engine;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The operating system's limit of open files for this process. Stateless. */
public final class OpenFiles {

    /** More connections than this from one address come near the number of its ports. */
    private static final int MOST = 10_000;

    /** For Maven's own files, the reports, and what else is opened while streams run. */
    private static final int SPARE = 256;

    private OpenFiles() {}

    /** How many files this process may have open; 0 if that is not known. */
    static long allowed() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : 0;
    }

    /** How many streams may be in flight at once unless the user says otherwise, 1 or more. */
    public static int mostInFlight() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? mostInFlight(unix.getMaxFileDescriptorCount(), unix.getOpenFileDescriptorCount())
                : MOST;
    }

    static int mostInFlight(long allowed, long open) {
        return (int) Math.max(1, Math.min(MOST, allowed - open - SPARE));
    }
}
