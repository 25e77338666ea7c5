package io.github.streamcheck.run;

import io.github.streamcheck.plan.Redactor;
import java.time.Duration;

/** Removes secrets from all lines that a run logs. */
record RedactedLog(RunLog log, Redactor redactor) implements RunLog {

    @Override
    public void info(String line) {
        log.info(redactor.redact(line));
    }

    @Override
    public void warn(String line) {
        log.warn(redactor.redact(line));
    }

    @Override
    public Duration progressPeriod() {
        return log.progressPeriod();
    }

    @Override
    public void progress(String line) {
        log.progress(redactor.redact(line));
    }

    @Override
    public void progressEnded() {
        log.progressEnded();
    }
}
