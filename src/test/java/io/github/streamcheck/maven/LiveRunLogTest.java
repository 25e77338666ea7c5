package io.github.streamcheck.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.run.RunLog;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class LiveRunLogTest {

    private final StringWriter screen = new StringWriter();
    private final LiveRunLog log = new LiveRunLog(
            new RunLog() {
                @Override
                public void info(String line) {
                    screen.write("[INFO] " + line + "\n");
                }

                @Override
                public void warn(String line) {
                    screen.write("[WARNING] " + line + "\n");
                }
            },
            new PrintWriter(screen));

    @Test
    void aLineTakesThePlaceOfTheOneBefore() {
        log.progress("10 done");
        log.progress("9 left");

        assertThat(screen).hasToString("\r10 done\r9 left ");
    }

    @Test
    void itMakesRoomForTheLog() {
        log.progress("10 done");
        log.info("health");
        log.warn("late");

        assertThat(screen).hasToString("\r10 done\r       \r[INFO] health\n[WARNING] late\n");
    }

    @Test
    void atTheEndNothingIsLeftOfIt() {
        log.progress("10 done");
        log.progressEnded();
        log.progressEnded();

        assertThat(screen).hasToString("\r10 done\r       \r");
    }

    @Test
    void itIsNeverWiderThanATerminal() {
        log.progress("x".repeat(200));

        assertThat(screen).hasToString("\r" + "x".repeat(LiveRunLog.WIDTH));
    }
}
