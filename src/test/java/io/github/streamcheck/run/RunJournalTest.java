package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.Sanitizer;
import io.github.streamcheck.plan.Redactors;
import io.github.streamcheck.server.ServerCheck;
import io.github.streamcheck.verdict.Reason;
import io.github.streamcheck.verdict.Violation;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunJournalTest {

    private final RecordedLog log = new RecordedLog();
    private final RunJournal journal = new RunJournal(log, new Sanitizer(Redactors.of("a-secret-key")));

    @Test
    void whatIsNotedIsLoggedInTheSameWords() {
        journal.note("one");
        journal.warn("two");
        journal.noteInReports("three");

        assertThat(journal.notes()).containsExactly("one", "two", "three");
        assertThat(log.lines()).containsExactly("info one", "warn two");
    }

    @Test
    void aServersWordsAreSanitized() {
        journal.note("it answers a-secret-key\n");
        journal.add(new ServerCheck("health", ServerCheck.Status.OK, "a-secret-key", Optional.empty()));
        journal.broken("model", "a-secret-key");

        assertThat(journal.notes()).containsExactly("it answers ***\\n");
        assertThat(journal.checks()).extracting(ServerCheck::message).containsExactly("***");
        assertThat(journal.violations()).containsExactly(new Violation(Reason.Kind.RUN, "model", "***"));
        assertThat(log.lines()).containsExactly("info it answers ***\\n", "info health: ***");
    }

    @ParameterizedTest
    @CsvSource({"OK, info", "NOTE, info", "WARNING, warn", "VIOLATION, warn"})
    void aCheckIsLoggedByItsStatus(ServerCheck.Status status, String level) {
        journal.add(new ServerCheck("health", status, "HTTP 200", Optional.empty()));

        assertThat(log.lines()).containsExactly(level + " health: HTTP 200");
    }

    @Test
    void anotherServersNotesBearItsNameAndWhatBreaksItIsItsOwn() {
        RunJournal other = journal.about("compareWith");
        other.note("chat is skipped");
        other.broken("no-endpoint", "none");

        assertThat(journal.notes()).containsExactly("compareWith: chat is skipped");
        assertThat(journal.violations()).isEmpty();
        assertThat(other.violations()).hasSize(1);
    }
}
