package io.github.streamcheck.maven;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Redactors;
import io.github.streamcheck.verdict.Reason;
import io.github.streamcheck.verdict.Verdict;
import io.github.streamcheck.verdict.Violation;
import io.github.streamcheck.verdict.Warning;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GithubActionsTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, UTF_8);

    private Optional<GithubActions> here(Map<String, String> environment) {
        return GithubActions.here(environment, Redactors.of("canary-4711"), out);
    }

    private GithubActions github() {
        return here(Map.of(
                        "GITHUB_ACTIONS",
                        "true",
                        "GITHUB_STEP_SUMMARY",
                        folder.resolve("summary").toString()))
                .orElseThrow();
    }

    private static Verdict verdict(List<Violation> violations, String... warnings) {
        return new Verdict(
                violations,
                Stream.of(warnings)
                        .map(message -> new Warning(Reason.Kind.FINDING, "done-missing", message))
                        .toList(),
                List.of());
    }

    @Test
    void elsewhereNothingIsTold() {
        assertThat(here(Map.of())).isEmpty();
        assertThat(here(Map.of("GITHUB_ACTIONS", "true"))).isEmpty();
        assertThat(here(Map.of("GITHUB_STEP_SUMMARY", "file"))).isEmpty();
    }

    @Test
    void eachViolationIsAnAnnotationOnOneLine() throws IOException {
        github().publish(
                        verdict(
                                List.of(new Violation(
                                        Reason.Kind.THRESHOLD, "ttft.p95", "1 s, 100 % too much\n::set-env::")),
                                "a, b"),
                        Optional.empty());

        assertThat(bytes.toString(UTF_8).lines())
                .containsExactly(
                        "::error title=ttft.p95::1 s, 100 %25 too much%0A::set-env::",
                        "::warning title=done-missing::a, b");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void secretsAreTakenOut() throws IOException {
        github().publish(
                        verdict(
                                List.of(new Violation(Violation.Kind.RUN, "canary-4711", "a canary-4711")),
                                "w: canary-4711"),
                        Optional.of("### canary-4711"));

        assertThat(bytes.toString(UTF_8).lines())
                .containsExactly("::error title=***::a ***", "::warning title=done-missing::w: ***");
        assertThat(folder.resolve("summary")).content().isEqualToIgnoringNewLines("### ***");
    }

    @Test
    void thereAreTenAtMostAndViolationsComeFirst() throws IOException {
        List<Violation> violations = IntStream.range(0, 9)
                .mapToObj(i -> new Violation(Reason.Kind.FINDING, "rule-" + i, "m"))
                .toList();

        github().publish(verdict(violations, "first", "second"), Optional.empty());

        assertThat(bytes.toString(UTF_8).lines()).hasSize(10).last().isEqualTo("::warning title=done-missing::first");
    }

    @Test
    void theSummaryIsAddedToThatOfEarlierSteps() throws IOException {
        Path summary = Files.writeString(folder.resolve("summary"), "before\n");

        github().publish(verdict(List.of()), Optional.of("### here"));

        assertThat(summary).content().isEqualTo("before\n### here" + System.lineSeparator());
    }
}
