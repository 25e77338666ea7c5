package io.github.streamcheck.maven;

import java.util.concurrent.locks.ReentrantLock;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;

/** The turn of one run: in a parallel build, two runs at once would measure each other. */
final class RunLock {

    /** Fair, so that no module waits for ever. */
    private static final ReentrantLock TURN = new ReentrantLock(true);

    private RunLock() {}

    /** Waits for all runs of this build that came before, and logs that it waits. */
    static RunLock await(Log log) throws MojoExecutionException {
        if (!TURN.tryLock()) {
            log.info(
                    "another module's run is in progress; this one waits, so that neither disturbs the other's figures");
            try {
                TURN.lockInterruptibly();
            } catch (InterruptedException interrupt) {
                Thread.currentThread().interrupt();
                throw new MojoExecutionException("interrupted while another module's run was in progress", interrupt);
            }
        }
        return new RunLock();
    }

    /** Lets the next one begin. To be called by the thread that waited. */
    void end() {
        TURN.unlock();
    }
}
