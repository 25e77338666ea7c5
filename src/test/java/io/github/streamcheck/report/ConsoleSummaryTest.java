package io.github.streamcheck.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.Phase;
import io.github.streamcheck.observe.Results;
import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.result.RunResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsoleSummaryTest {

    private static final RunResult PASS = Reports.of(Results.good(1, 50), Results.good(2, 60));
    private static final RunResult FAIL =
            Reports.of(Results.good(1, 50), Results.good(2, 250), Results.bad(3, "done-missing", "no end"));

    private static List<String> lines(RunResult report) {
        return new ConsoleSummary(report, ConsoleSettings.plain(UTF_8)).lines(Optional.empty());
    }

    private static StreamResult late(String endpoint, int number) {
        StreamResult bad = Results.bad(number, "done-missing", "no end");
        return Results.result(
                new Endpoint(endpoint, "/v1/" + endpoint),
                number,
                Phase.MEASURED,
                StreamResult.Outcome.FAILED,
                bad.findings(),
                Map.of(Metric.TTFT, 50.0));
    }

    @Test
    void aPassShowsItsThresholdsAndEndpoints() {
        assertThat(lines(PASS))
                .containsSubsequence(
                        "✓ PASS in 2.5 s: 2 of 2 streams succeeded, 2 measured",
                        "  ✓ successRate  100 %  at least 100 %  at the limit  n=2",
                        "  ✓ ttft.p95     60 ms  at most 100 ms  40 % below    n=2",
                        "      2 samples are few for a p95: 95 % confidence needs 59",
                        "  endpoint  streams  success  ttft p50  ttft max  tpot p50  tokens/s",
                        "  chat            2    100 %     50 ms     60 ms         -        10");
    }

    @Test
    void aProblemHasItsFixBeforeTheReason() {
        assertThat(lines(FAIL))
                .containsSubsequence(
                        "  ✗ done-missing: no end (chat, 1 stream)",
                        "    fix: Send \"data: [DONE]\" and a blank line as the last event.",
                        "    seen: bytes of #3",
                        "      follows from done-missing");
        assertThat(lines(FAIL)).anyMatch(line -> line.startsWith("    why: "));
    }

    @Test
    void aRuleHasOneLineForAllEndpoints() {
        RunResult report = Reports.of(late("chat", 1), late("completions", 2), late("completions", 3));

        assertThat(lines(report).stream().filter(line -> line.contains("done-missing: no end")))
                .singleElement()
                .asString()
                .endsWith("(completions 2, chat 1)");
    }

    @Test
    void errorsComeBeforeWarnings() {
        List<String> signs = lines(FAIL).stream()
                .filter(line -> line.matches("  [✗⚠] [a-z-]+: .*"))
                .map(line -> line.substring(2, 3))
                .toList();

        assertThat(signs).containsExactly("✗", "⚠");
    }

    @Test
    void aFailureEndsWithTheReportAndTheCommandsThatRepeatIt() {
        Path page = Path.of("/reports/report.html");

        assertThat(new ConsoleSummary(FAIL, ConsoleSettings.plain(UTF_8)).lines(Optional.of(page)))
                .endsWith(
                        "report: " + page,
                        "again: mvn verify -Dstreamcheck.streams=3",
                        "curl: curl -iN http://127.0.0.1:8000/v1/chat/completions",
                        "");
        assertThat(lines(PASS)).noneMatch(line -> line.startsWith("again: ") || line.startsWith("curl: "));
    }

    @Test
    void theReportIsALinkWhereTheTerminalKnowsLinks() {
        Path page = Path.of("/reports/report.html");

        assertThat(new ConsoleSummary(PASS, new ConsoleSettings(UTF_8, Style.NONE, 80, true)).lines(Optional.of(page)))
                .contains("report: \u001b]8;;" + page.toUri() + "\u001b\\" + page + "\u001b]8;;\u001b\\");
    }

    @Test
    void signsStandOutAndStayInTheirColumns() {
        Style loud = new Style(good -> "<G>" + good, bad -> "<B>" + bad, caution -> "<C>" + caution);
        ConsoleSettings console = new ConsoleSettings(UTF_8, loud, 100, false);

        assertThat(new ConsoleSummary(FAIL, console).lines(Optional.empty()))
                .anyMatch(line -> line.startsWith("<B>✗ FAIL in 2.5 s: 2 of 3"))
                .anyMatch(line -> line.startsWith("  <B>✗ done-missing"))
                .anyMatch(line -> line.startsWith("  <B>✗ ttft.p95     250 ms  at most 100 ms"))
                .anyMatch(line -> line.startsWith("  <C>⚠ tracker"));
        assertThat(new ConsoleSummary(PASS, console).lines(Optional.empty()))
                .anyMatch(line -> line.startsWith("<G>✓ PASS"));
    }

    @Test
    void whereNothingWasMeasuredThereIsNoTable() {
        assertThat(lines(Reports.of())).noneMatch(line -> line.contains("tokens/s") || line.contains("NO DATA"));
    }
}
