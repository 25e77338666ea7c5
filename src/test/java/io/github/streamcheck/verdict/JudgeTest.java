package io.github.streamcheck.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.baseline.BaselineComparison;
import io.github.streamcheck.observe.ClientUse;
import io.github.streamcheck.observe.Phase;
import io.github.streamcheck.observe.Results;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleBook;
import io.github.streamcheck.observe.RunTally;
import io.github.streamcheck.observe.StreamJudge;
import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.plan.LagLimit;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Problems;
import io.github.streamcheck.plan.RuleChoice;
import io.github.streamcheck.plan.Thresholds;
import io.github.streamcheck.server.ServerCheck;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private static Verdict judge(
            Map<String, String> limits, List<ServerCheck> server, List<Violation> broken, StreamResult... streams) {
        Problems problems = new Problems();
        Thresholds thresholds = Thresholds.parse(limits, problems);
        assertThat(problems.list()).isEmpty();
        RunTally tally = new RunTally(thresholds, new RuleBook(RuleChoice.DEFAULT, Rule.all()));
        for (StreamResult stream : streams) {
            tally.add(stream);
        }
        return new Judge(thresholds, LagLimit.DEFAULT)
                .judge(
                        tally.snapshot(Duration.ofSeconds(1)),
                        ClientUse.NONE,
                        server,
                        broken,
                        BaselineComparison.NONE,
                        Optional.empty());
    }

    private static Verdict judge(Map<String, String> limits, StreamResult... streams) {
        return judge(limits, List.of(), List.of(), streams);
    }

    private static List<String> ids(Verdict verdict) {
        return verdict.violations().stream().map(Violation::id).toList();
    }

    private static ServerCheck check(ServerCheck.Status status) {
        return new ServerCheck("health", status, "what was seen", Optional.empty());
    }

    @Test
    void goodStreamsPass() {
        assertThat(judge(Map.of(), Results.good(1, 50)).isPass()).isTrue();
    }

    @Test
    void aRunWithoutStreamsNeverPasses() {
        Verdict verdict = judge(Map.of("successRate", "0%"));

        assertThat(ids(verdict)).contains("no-streams");
    }

    @Test
    void aRunWithNothingMeasuredNeverPasses() {
        StreamResult smoke = Results.result(1, Phase.SMOKE, StreamResult.Outcome.SUCCEEDED, List.of(), Map.of());

        assertThat(ids(judge(Map.of(), smoke))).containsExactly("no-streams");
    }

    @Test
    void aFailedStreamFailsByItsFindingAndByTheRate() {
        assertThat(ids(judge(Map.of(), Results.good(1, 50), Results.bad(2, "done-missing", "no end"))))
                .containsExactly("done-missing", "successRate");
    }

    @Test
    void asManyMayFailAsTheUserSays() {
        Verdict verdict =
                judge(Map.of("successRate", "50%"), Results.good(1, 50), Results.bad(2, "done-missing", "no end"));

        assertThat(verdict.isPass()).isTrue();
        assertThat(verdict.warnings()).anyMatch(warning -> warning.startsWith("done-missing"));
    }

    @Test
    void anErrorRateSaysTheSame() {
        assertThat(judge(Map.of("errorRate", "50%"), Results.good(1, 50), Results.bad(2, "done-missing", "no end"))
                        .isPass())
                .isTrue();
    }

    @Test
    void noMoreMayFailThanTheUserSays() {
        assertThat(ids(judge(
                        Map.of("successRate", "60%"), Results.good(1, 50), Results.bad(2, "done-missing", "no end"))))
                .containsExactly("done-missing", "successRate");
    }

    @Test
    void aRuleThatFailedIsNeverTolerated() {
        assertThat(ids(judge(
                        Map.of("successRate", "50%"),
                        Results.good(1, 50),
                        Results.bad(2, StreamJudge.RULE_FAILED, "bug"))))
                .containsExactly(StreamJudge.RULE_FAILED);
    }

    @Test
    void aViolatedThresholdSaysMeasuredAgainstAllowedAndWhoDidWorst() {
        assertThat(judge(Map.of("ttft.max", "40ms"), Results.good(3, 50)).violations())
                .containsExactly(new Violation(
                        Violation.Kind.THRESHOLD,
                        "ttft.max",
                        "50 ms, required at most 40 ms (+25 %, n=1), worst #3 50 ms"));
    }

    @Test
    void aThresholdOnWhatWasNotMeasuredIsViolated() {
        assertThat(judge(Map.of("tpot.p50", "1s"), Results.good(1, 50)).violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.message())
                        .isEqualTo("NO DATA: nothing was measured, required at most 1 s"));
    }

    @Test
    void aThresholdOfLevelWarnDoesNotFail() {
        Verdict verdict = judge(Map.of("ttft.max", "40ms", "ttft.max@level", "warn"), Results.good(1, 50));

        assertThat(verdict.isPass()).isTrue();
        assertThat(verdict.warnings()).anyMatch(warning -> warning.startsWith("ttft.max: 50 ms"));
    }

    @Test
    void aPercentileOnTooFewSamplesIsNoted() {
        assertThat(judge(Map.of("ttft.p95", "1s"), Results.good(1, 50)).warnings())
                .containsExactly("ttft.p95: 1 sample can't carry a p95: a 95 % bound on it needs 59");
    }

    @Test
    void whatTheServerSaysOfItselfCanFailOrWarn() {
        assertThat(ids(judge(Map.of(), List.of(check(ServerCheck.Status.VIOLATION)), List.of(), Results.good(1, 50))))
                .containsExactly("health");
        Verdict warned = judge(Map.of(), List.of(check(ServerCheck.Status.WARNING)), List.of(), Results.good(1, 50));
        assertThat(warned.isPass()).isTrue();
        assertThat(warned.warnings()).containsExactly("health: what was seen");
        assertThat(judge(Map.of(), List.of(check(ServerCheck.Status.NOTE)), List.of(), Results.good(1, 50))
                        .warnings())
                .isEmpty();
    }

    @Test
    void aBrokenRunNeverPasses() {
        Verdict verdict = judge(
                Map.of(),
                List.of(),
                List.of(new Violation(Violation.Kind.RUN, "stopped", "interrupted")),
                Results.good(1, 50));

        assertThat(verdict.isPass()).isFalse();
        assertThat(verdict.isBroken()).isTrue();
    }

    private static Verdict spoiled(LagLimit limit) {
        Problems problems = new Problems();
        Thresholds thresholds = Thresholds.parse(Map.of("ttft.p95", "1s"), problems);
        RunTally tally = new RunTally(thresholds, new RuleBook(RuleChoice.DEFAULT, Rule.all()));
        tally.add(Results.result(
                1,
                Phase.MEASURED,
                StreamResult.Outcome.SUCCEEDED,
                List.of(),
                Map.of(Metric.TTFT, 60.0, Metric.TTFT_LAG, 30.0)));
        return new Judge(thresholds, limit)
                .judge(
                        tally.snapshot(Duration.ofSeconds(1)),
                        ClientUse.NONE,
                        List.of(),
                        List.of(),
                        BaselineComparison.NONE,
                        Optional.empty());
    }

    @Test
    void whatTheClientItselfSpoiledIsAWarning() {
        Verdict verdict = spoiled(LagLimit.DEFAULT);

        assertThat(verdict.isPass()).isTrue();
        assertThat(verdict.warnings())
                .contains("spoiled: this client was late itself, and may have spoiled ttft.p95 by 30 ms, ttft.p50 by"
                        + " 30 ms; run fewer streams at once, or give it more CPU");
    }

    @Test
    void whatTheClientItselfSpoiledFailsIfTheUserSaysSo() {
        Verdict verdict = spoiled(new LagLimit(0.1, true));

        assertThat(ids(verdict)).containsExactly("spoiled");
        assertThat(verdict.isBroken()).as("it says nothing of the server").isTrue();
    }
}
