package io.github.streamcheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Redactors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedactedLogTest {

    private final List<String> lines = new ArrayList<>();

    private final RunLog log = new RedactedLog(
            new RunLog() {
                @Override
                public void info(String line) {
                    lines.add("info " + line);
                }

                @Override
                public void warn(String line) {
                    lines.add("warn " + line);
                }

                @Override
                public Duration progressPeriod() {
                    return Duration.ofSeconds(1);
                }

                @Override
                public void progress(String line) {
                    lines.add("progress " + line);
                }

                @Override
                public void progressEnded() {
                    lines.add("ended");
                }
            },
            Redactors.of("canary-4711"));

    @Test
    void allLinesAreWithoutSecrets() {
        log.info("a canary-4711");
        log.warn("b canary-4711");
        log.progress("c canary-4711");
        log.progressEnded();

        assertThat(lines).containsExactly("info a ***", "warn b ***", "progress c ***", "ended");
        assertThat(log.progressPeriod()).isEqualTo(Duration.ofSeconds(1));
    }
}
