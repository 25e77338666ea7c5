package io.github.streamcheck.wire;

import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.Timeout;

/**
 * How the sockets of one I/O thread are set up and read.
 *
 * @param slow whether answers are read slowly on purpose
 * @param timer ends the pauses of slow reading
 */
record Sockets(boolean slow, ScheduledExecutorService timer) {

    /** One I/O thread measured best: half the CPU of a thread per stream. */
    private static final int IO_THREADS = 1;

    IOReactorConfig config() {
        IOReactorConfig.Builder config = IOReactorConfig.custom()
                .setIoThreadCount(IO_THREADS)
                .setTcpNoDelay(true)
                .setSoTimeout(Timeout.DISABLED);
        if (slow) {
            config.setRcvBufSize(SlowRead.RECEIVE_BUFFER);
        }
        return config.build();
    }

    /** {@code rounds} and {@code probe} measure how late the thread is. */
    IOSession read(IOSession session, ReadRounds rounds, LoopProbe probe) {
        return slow
                ? SingleRead.slowly(new SlowRead(session, timer), rounds, probe)
                : new SingleRead(session, rounds, probe);
    }
}
