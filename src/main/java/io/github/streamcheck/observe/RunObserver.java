package io.github.streamcheck.observe;

import java.util.List;

/**
 * A small state machine that sees each result of one run once, in the order of their ends, and holds memory that does not grow
 * with their number. Used by one thread at a time.
 */
public interface RunObserver {

    /** A stream has ended that is neither of the warm-up nor cancelled. It may have been abandoned or read slowly. */
    void ended(StreamResult result);

    /** What has been found up to now. */
    List<RunFinding> findings();
}
