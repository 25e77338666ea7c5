package io.github.streamcheck.observe;

/** A rule about what shows only over several streams. */
public interface RunRule extends Rule {

    /** Begins to watch a run. */
    RunObserver observe();
}
