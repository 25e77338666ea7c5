package io.github.streamcheck.run;

import java.time.Duration;

/** The log of a run. Thread-safe. */
public interface RunLog {

    /** Logs an information. */
    void info(String line);

    /** Logs a warning. */
    void warn(String line);

    /**
     * The interval between lines of progress. The default is long enough for a log file, and short enough to show that the run
     * goes on.
     */
    default Duration progressPeriod() {
        return Duration.ofSeconds(10);
    }

    /** Logs the progress of the run. The next such line replaces this one, if the log can do so. */
    default void progress(String line) {
        info(line);
    }

    /** Ends the line of progress until the next one. */
    default void progressEnded() {}
}
