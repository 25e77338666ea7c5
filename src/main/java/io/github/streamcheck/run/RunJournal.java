package io.github.streamcheck.run;

import io.github.streamcheck.observe.Sanitizer;
import io.github.streamcheck.server.ServerCheck;
import io.github.streamcheck.verdict.Reason;
import io.github.streamcheck.verdict.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the notes and warnings of a run, apart from its figures, and logs them at once. They may hold texts of the server, so
 * they are sanitized here. For one thread.
 */
final class RunJournal {

    private final RunLog log;
    private final Sanitizer sanitizer;
    private final String prefix;
    private final List<String> notes;
    private final List<ServerCheck> checks = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();

    /** {@code sanitizer} makes the server's texts safe to show. */
    RunJournal(RunLog log, Sanitizer sanitizer) {
        this(log, sanitizer, "", new ArrayList<>());
    }

    private RunJournal(RunLog log, Sanitizer sanitizer, String prefix, List<String> notes) {
        this.log = log;
        this.sanitizer = sanitizer;
        this.prefix = prefix;
        this.notes = notes;
    }

    /** One of something apart, whose notes go here too, after its name. */
    RunJournal about(String name) {
        return new RunJournal(log, sanitizer, name + ": ", notes);
    }

    RunLog log() {
        return log;
    }

    /** The sanitizer, which makes texts of the server safe to show. */
    Sanitizer sanitizer() {
        return sanitizer;
    }

    /** Adds a note: something to know that is not a problem. */
    void note(String text) {
        noteInReports(text);
        log.info(notes.get(notes.size() - 1));
    }

    /** Adds a warning. */
    void warn(String text) {
        noteInReports(text);
        log.warn(notes.get(notes.size() - 1));
    }

    /** Adds a note to the reports only, since the log shows it elsewhere. */
    void noteInReports(String text) {
        notes.add(prefix + sanitizer.line(text));
    }

    /** Adds the result of a check of the server. */
    void add(ServerCheck made) {
        ServerCheck check = made.sanitized(sanitizer);
        checks.add(check);
        String line = check.id() + ": " + check.message();
        if (check.status().isBad()) {
            log.warn(line);
        } else if (check.comparisons().isEmpty()) {
            log.info(line);
        }
    }

    /** Adds why the run could not be made, or not to its end. */
    void broken(String id, String message) {
        violations.add(new Violation(Reason.Kind.RUN, id, sanitizer.line(message)));
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    List<ServerCheck> checks() {
        return List.copyOf(checks);
    }

    /** Why the run could not be made, or not to its end; empty if it was. */
    List<Violation> violations() {
        return List.copyOf(violations);
    }
}
