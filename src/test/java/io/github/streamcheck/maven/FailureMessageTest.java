package io.github.streamcheck.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.verdict.Reason;
import io.github.streamcheck.verdict.Violation;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Maven prints last of a build that fails. */
class FailureMessageTest {

    @TempDir
    private Path reports;

    private String message(List<Violation> violations) {
        return FailureMessage.of("streamcheck", violations, reports);
    }

    @Test
    void aRuleHasOneLineHoweverManyEndpointsBreakIt() {
        assertThat(message(List.of(
                        new Violation(Reason.Kind.FINDING, "done-missing", "no [DONE] (chat, 4 streams)"),
                        new Violation(Reason.Kind.FINDING, "done-missing", "no [DONE] (completions, 2 streams)"),
                        new Violation(Reason.Kind.THRESHOLD, "successRate", "50 %, required at least 100 %"))))
                .isEqualTo("""
                        streamcheck: 2 expectations not met
                          done-missing: no [DONE] (chat, 4 streams), and 1 more of this kind
                          successRate: 50 %, required at least 100 %""");
    }

    @Test
    void noMoreThanTenAreListedAndTheRestCounted() {
        assertThat(message(IntStream.range(0, 12)
                        .mapToObj(each -> new Violation(Reason.Kind.FINDING, "rule-" + each, "broken"))
                        .toList()))
                .startsWith("streamcheck: 12 expectations not met\n")
                .contains("rule-9: broken")
                .doesNotContain("rule-10")
                .endsWith("\n  and 2 more");
    }

    @Test
    void aMistakeInTheConfigurationIsNoExpectationOfAServer() {
        assertThat(message(List.of(new Violation(
                        Reason.Kind.RUN, "configuration", "1 problem in the configuration:\n  streams = \"ten\""))))
                .isEqualTo("streamcheck: 1 problem in the configuration:\n  streams = \"ten\"");
    }
}
