package io.github.streamcheck.run;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what a run logs, and forgets how far it is. Thread-safe. */
final class RecordedLog implements RunLog {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void info(String line) {
        lines.add("info " + line);
    }

    @Override
    public void warn(String line) {
        lines.add("warn " + line);
    }

    @Override
    public void progress(String line) {}
}
