package io.github.streamcheck;

import java.time.Duration;

/** Where a run tells what it does. Thread-safe. */
public interface RunLog {

    /** Something to know. */
    void info(String line);

    /** Something that may need a hand. */
    void warn(String line);

    /** How often it wants to be told of the progress: by default seldom enough for a log, and often enough to see that it goes on. */
    default Duration progressPeriod() {
        return Duration.ofSeconds(10);
    }

    /** How far the run is. The next such line takes the place of this one, if it can. */
    default void progress(String line) {
        info(line);
    }

    /** There will be no such line for a while. */
    default void progressEnded() {}
}
