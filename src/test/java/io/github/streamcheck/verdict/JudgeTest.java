package io.github.streamcheck.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.baseline.BaselineComparison;
import io.github.streamcheck.config.Problems;
import io.github.streamcheck.config.ThresholdParser;
import io.github.streamcheck.engine.ClientUsage;
import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.measure.Extreme;
import io.github.streamcheck.observe.ActiveRules;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.Finding;
import io.github.streamcheck.observe.FindingGroup;
import io.github.streamcheck.observe.Phase;
import io.github.streamcheck.observe.Results;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RunTally;
import io.github.streamcheck.observe.Sanitizer;
import io.github.streamcheck.observe.StreamJudge;
import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.plan.LagLimit;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.RuleConfig;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.plan.Thresholds;
import io.github.streamcheck.server.ServerCheck;
import io.github.streamcheck.text.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTest {

    private static Verdict judge(
            Map<String, String> limits, List<ServerCheck> server, List<Violation> broken, StreamResult... streams) {
        return judge(limits, server, broken, List.of(), streams);
    }

    private static Verdict judge(
            Map<String, String> limits,
            List<ServerCheck> server,
            List<Violation> broken,
            List<FindingGroup> further,
            StreamResult... streams) {
        Problems problems = new Problems();
        Thresholds thresholds = ThresholdParser.parse(limits, problems);
        assertThat(problems.list()).isEmpty();
        RunTally tally =
                new RunTally(thresholds, new ActiveRules(RuleConfig.DEFAULT, Rule.all()), Sanitizer.WITHOUT_SECRETS);
        for (StreamResult stream : streams) {
            tally.add(stream);
        }
        further.forEach(tally::add);
        return new Judge(thresholds, LagLimit.DEFAULT, 1)
                .judge(
                        tally.snapshot(Duration.ofSeconds(1)),
                        ClientUsage.NONE,
                        server,
                        broken,
                        BaselineComparison.NONE,
                        Optional.empty());
    }

    private static Verdict judge(Map<String, String> limits, StreamResult... streams) {
        return judge(limits, List.of(), List.of(), streams);
    }

    private static Verdict judge(Map<String, String> limits, FindingGroup further, StreamResult... streams) {
        return judge(limits, List.of(), List.of(), List.of(further), streams);
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

    private static StreamResult withoutToken(int number) {
        return Results.result(number, Phase.MEASURED, StreamResult.Outcome.SUCCEEDED, List.of(), Map.of());
    }

    @Test
    void streamsThatCountAsGoodOnlySinceRulesAreOffNeverPass() {
        assertThat(judge(Map.of(), withoutToken(1), withoutToken(2)).violations())
                .containsExactly(new Violation(
                        Reason.Kind.RUN,
                        "no-answers",
                        "no measured stream (of 2) both succeeded and brought a token, so there is nothing to pass;"
                                + " 2 of all 2 streams succeeded"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"successRate=0%", "errorRate=100%"})
    void streamsThatAllFailedNeverPassWhateverIsTolerated(String limit) {
        String[] parts = limit.split("=", 2);

        assertThat(ids(judge(Map.of(parts[0], parts[1]), Results.bad(1, "http-status", "HTTP 500"))))
                .containsExactly("no-answers");
    }

    @Test
    void aSmokeStreamThatAnsweredMakesNoPass() {
        StreamResult smoke =
                Results.result(1, Phase.SMOKE, StreamResult.Outcome.SUCCEEDED, List.of(), Map.of(Metric.TTFT, 5.0));

        assertThat(ids(judge(Map.of(), smoke, withoutToken(2)))).containsExactly("no-answers");
    }

    @Test
    void aFailedStreamWithTokensMakesNoPass() {
        StreamResult failed =
                Results.result(1, Phase.MEASURED, StreamResult.Outcome.FAILED, List.of(), Map.of(Metric.TTFT, 5.0));

        assertThat(ids(judge(Map.of("successRate", "0%"), failed))).containsExactly("no-answers");
    }

    @Test
    void oneMeasuredStreamThatAnsweredIsEnough() {
        assertThat(judge(Map.of(), Results.good(1, 50), withoutToken(2)).isPass())
                .isTrue();
    }

    @Test
    void streamsThatWereCancelledOrWarmedUpNeverPass() {
        StreamResult cancelled =
                Results.result(1, Phase.MEASURED, StreamResult.Outcome.CANCELLED, List.of(), Map.of(Metric.TTFT, 5.0));
        StreamResult warmUp =
                Results.result(2, Phase.WARMUP, StreamResult.Outcome.SUCCEEDED, List.of(), Map.of(Metric.TTFT, 5.0));

        assertThat(ids(judge(Map.of("successRate", "0%"), cancelled, warmUp))).contains("no-streams");
    }

    @ParameterizedTest
    @ValueSource(strings = {"first-token-lost", "probe-n"})
    void anErrorOfParityOrProbesIsNeverTolerated(String rule) {
        FindingGroup found = new FindingGroup(rule, Severity.ERROR, "chat", "what was found", 1, List.of());

        assertThat(ids(judge(Map.of("successRate", "50%"), found, Results.good(1, 50))))
                .containsExactly(rule);
    }

    @Test
    void bufferingInMostStreamsIsNeverTolerated() {
        Finding burst =
                new Finding("one-burst", Severity.ERROR, "all at once", Evidence.of("bytes"), OptionalDouble.of(12.5));
        StreamResult[] streams = new StreamResult[12];
        for (int number = 1; number <= streams.length; number++) {
            streams[number - 1] = Results.result(
                    number, Phase.MEASURED, StreamResult.Outcome.SUCCEEDED, List.of(burst), Map.of(Metric.TTFT, 50.0));
        }

        assertThat(ids(judge(Map.of("successRate", "50%"), streams))).containsExactly("one-burst");
    }

    /** Streams that are held back, after single ones of which so many are. */
    private static Verdict heldUnderLoad(int heldAlone, double cpuLoad, int mostInFlight) {
        RunTally tally = new RunTally(
                ThresholdParser.parse(Map.of(), new Problems()),
                new ActiveRules(RuleConfig.DEFAULT, Rule.all()),
                Sanitizer.WITHOUT_SECRETS);
        for (int number = 1; number <= 15; number++) {
            StreamResult held = Results.heldBack(number, "one-burst", 50);
            boolean single = number <= 3;
            tally.add(Results.result(
                    number,
                    single ? Phase.SMOKE : Phase.MEASURED,
                    held.outcome(),
                    single && number > heldAlone ? List.of() : held.findings(),
                    held.figures().values()));
        }
        ClientUsage client = new ClientUsage(
                Instant.EPOCH,
                new Distribution(Unit.MILLISECONDS),
                Duration.ZERO,
                cpuLoad,
                Duration.ZERO,
                0,
                Duration.ZERO);
        return new Judge(ThresholdParser.parse(Map.of(), new Problems()), LagLimit.DEFAULT, mostInFlight)
                .judge(
                        tally.snapshot(Duration.ofSeconds(1)),
                        client,
                        List.of(),
                        List.of(),
                        BaselineComparison.NONE,
                        Optional.empty());
    }

    @Test
    void aBusyMachineExplainsWhatSingleStreamsDoNotShow() {
        Verdict verdict = heldUnderLoad(0, 0.9, 2);

        assertThat(verdict.isPass()).isTrue();
        assertThat(verdict.warnings()).singleElement().asString().contains("one-burst: held", "CPU was fully used");
    }

    @Test
    void aBusyMachineDoesNotExplainWhatSingleStreamsShow() {
        assertThat(ids(heldUnderLoad(1, 1, 2))).containsExactly("one-burst");
    }

    @Test
    void aBusyMachineExplainsNothingOfStreamsThatCameOneAtATime() {
        assertThat(ids(heldUnderLoad(0, 1, 1))).containsExactly("one-burst");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.89, -1})
    void withoutABusyMachineSingleStreamsExplainNothing(double cpuLoad) {
        assertThat(ids(heldUnderLoad(0, cpuLoad, 2))).containsExactly("one-burst");
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
        assertThat(verdict.warnings())
                .extracting(Warning::text)
                .anyMatch(warning -> warning.startsWith("done-missing"));
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
        Violation violation = judge(Map.of("ttft.max", "40ms"), Results.good(3, 50))
                .violations()
                .get(0);

        assertThat(violation.kind()).isEqualTo(Reason.Kind.THRESHOLD);
        assertThat(violation.text()).isEqualTo("ttft.max: 50 ms, required at most 40 ms (+25 %, n=1), worst #3 50 ms");
        ThresholdResult result = violation.threshold().orElseThrow();
        assertThat(result.threshold().limit()).isEqualTo(40);
        assertThat(result.measured()).hasValue(50);
        assertThat(result.worst()).contains(new Extreme(3, 50));
        assertThat(violation.isNoData()).isFalse();
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
        assertThat(verdict.warnings())
                .extracting(Warning::text)
                .anyMatch(warning -> warning.startsWith("ttft.max: 50 ms"));
    }

    @Test
    void aPercentileOnTooFewSamplesIsNoted() {
        assertThat(judge(Map.of("ttft.p95", "1s"), Results.good(1, 50)).warnings())
                .extracting(Warning::text)
                .containsExactly("ttft.p95: 1 sample is few for a p95: 95 % confidence needs 59");
    }

    @Test
    void whatTheServerSaysOfItselfCanFailOrWarn() {
        assertThat(ids(judge(Map.of(), List.of(check(ServerCheck.Status.VIOLATION)), List.of(), Results.good(1, 50))))
                .containsExactly("health");
        Verdict warned = judge(Map.of(), List.of(check(ServerCheck.Status.WARNING)), List.of(), Results.good(1, 50));
        assertThat(warned.isPass()).isTrue();
        assertThat(warned.warnings()).extracting(Warning::text).containsExactly("health: what was seen");
        assertThat(judge(Map.of(), List.of(check(ServerCheck.Status.NOTE)), List.of(), Results.good(1, 50))
                        .warnings())
                .isEmpty();
    }

    @Test
    void aBrokenRunNeverPasses() {
        Verdict verdict = judge(
                Map.of(),
                List.of(),
                List.of(new Violation(Reason.Kind.RUN, "stopped", "interrupted")),
                Results.good(1, 50));

        assertThat(verdict.isPass()).isFalse();
        assertThat(verdict.isBroken()).isTrue();
    }

    private static Verdict spoiled(LagLimit limit) {
        return spoiled(limit, 1);
    }

    private static Verdict spoiled(LagLimit limit, int mostInFlight) {
        return spoiled(Map.of("ttft.p95", "50ms", "ttft.p95@level", "warn"), limit, mostInFlight, 30);
    }

    /** Of streams with a TTFT of 60 ms, of which so much may be the client's. */
    private static Verdict spoiled(Map<String, String> limits, LagLimit limit, int mostInFlight, double... lags) {
        Problems problems = new Problems();
        Thresholds thresholds = ThresholdParser.parse(limits, problems);
        RunTally tally =
                new RunTally(thresholds, new ActiveRules(RuleConfig.DEFAULT, Rule.all()), Sanitizer.WITHOUT_SECRETS);
        for (double lag : lags) {
            tally.add(Results.result(
                    1,
                    Phase.MEASURED,
                    StreamResult.Outcome.SUCCEEDED,
                    List.of(),
                    Map.of(Metric.TTFT, 60.0, Metric.TTFT_LAG, lag)));
        }
        return new Judge(thresholds, limit, mostInFlight)
                .judge(
                        tally.snapshot(Duration.ofSeconds(1)),
                        ClientUsage.NONE,
                        List.of(),
                        List.of(),
                        BaselineComparison.NONE,
                        Optional.empty());
    }

    @Test
    void aDelayOfTheClientIsNoReasonToDoubtALimitThatIsMet() {
        Verdict met = spoiled(Map.of("ttft.max", "1s"), LagLimit.DEFAULT, 1, 0, 0, 30);
        Verdict missed = spoiled(Map.of("ttft.max", "50ms", "ttft.max@level", "warn"), LagLimit.DEFAULT, 1, 0, 0, 30);

        assertThat(met.warnings()).extracting(Warning::id).doesNotContain("spoiled");
        assertThat(missed.warnings()).extracting(Warning::id).contains("spoiled");
    }

    @Test
    void whatTheClientItselfSpoiledIsAWarning() {
        Verdict verdict = spoiled(LagLimit.DEFAULT);

        assertThat(verdict.isPass()).isTrue();
        assertThat(verdict.warnings())
                .extracting(Warning::text)
                .contains("spoiled: this client's own delay may be a large part of ttft.p95 (up to 30 ms of 60 ms),"
                        + " ttft.p50 (up to 30 ms of 60 ms); repeat the run on an idle machine");
    }

    @Test
    void fewerStreamsAreAdvisedOnlyIfThereAreSeveralAtOnce() {
        assertThat(spoiled(LagLimit.DEFAULT, 2).warnings())
                .extracting(Warning::text)
                .anyMatch(text -> text.endsWith("run fewer streams at once, or give it more CPU"));
        assertThat(spoiled(LagLimit.DEFAULT, 1).warnings())
                .extracting(Warning::text)
                .noneMatch(text -> text.contains("fewer streams"));
    }

    @Test
    void whatTheClientItselfSpoiledFailsIfTheUserSaysSo() {
        Verdict verdict = spoiled(new LagLimit(0.1, true));

        assertThat(ids(verdict)).containsExactly("spoiled");
        assertThat(verdict.isBroken()).as("it says nothing of the server").isTrue();
    }
}
