package io.github.streamcheck.maven;

import io.github.streamcheck.run.RunLog;
import org.apache.maven.plugin.logging.Log;

/** A run's log lines in Maven's log. */
final class MavenRunLog implements RunLog {

    private final Log log;

    MavenRunLog(Log log) {
        this.log = log;
    }

    @Override
    public void info(String line) {
        log.info(line);
    }

    @Override
    public void warn(String line) {
        log.warn(line);
    }
}
