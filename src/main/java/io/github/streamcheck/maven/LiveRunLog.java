package io.github.streamcheck.maven;

import io.github.streamcheck.run.RunLog;
import java.io.PrintWriter;
import java.time.Duration;

/**
 * A run's log on a terminal: its progress is one line below the log that changes in place. Thread-safe.
 *
 * <p>Only the carriage return and blanks move and wipe it, which every terminal understands.
 */
final class LiveRunLog implements RunLog {

    /** A line that is wider than the terminal could not be taken back; few are narrower than this. */
    static final int WIDTH = 79;

    private static final Duration PERIOD = Duration.ofMillis(250);

    private final RunLog log;
    private final PrintWriter terminal;
    /** How many columns of the terminal's last line are taken. */
    private int shown;

    /** {@code log} takes all else. */
    LiveRunLog(RunLog log, PrintWriter terminal) {
        this.log = log;
        this.terminal = terminal;
    }

    @Override
    public synchronized void info(String line) {
        progressEnded();
        log.info(line);
    }

    @Override
    public synchronized void warn(String line) {
        progressEnded();
        log.warn(line);
    }

    @Override
    public Duration progressPeriod() {
        return PERIOD;
    }

    @Override
    public synchronized void progress(String line) {
        String cut = line.length() > WIDTH ? line.substring(0, WIDTH) : line;
        terminal.print("\r" + cut + " ".repeat(Math.max(0, shown - cut.length())));
        terminal.flush();
        shown = cut.length();
    }

    @Override
    public synchronized void progressEnded() {
        if (shown > 0) {
            terminal.print("\r" + " ".repeat(shown) + "\r");
            terminal.flush();
            shown = 0;
        }
    }
}
