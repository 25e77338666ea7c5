package io.github.streamcheck;

/** Where a run tells what it does. Thread-safe. */
public interface RunLog {

    /** Something to know. */
    void info(String line);

    /** Something that may need a hand. */
    void warn(String line);
}
