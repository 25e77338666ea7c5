package io.github.streamcheck.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.config.Problems;
import io.github.streamcheck.config.ThresholdParser;
import io.github.streamcheck.observe.StreamResult.Outcome;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.Redactors;
import io.github.streamcheck.plan.RuleConfig;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.plan.Statistic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RunTallyTest {

    private final RunTally tally = new RunTally(
            ThresholdParser.parse(Map.of("ttft.p95", "100ms"), new Problems()),
            new ActiveRules(RuleConfig.DEFAULT, Rule.all()),
            new Sanitizer(Redactors.of("canary-4711")));

    private RunFigures figures() {
        return tally.snapshot(Duration.ofSeconds(2));
    }

    @Test
    void smokeStreamsAreJudgedButNotMeasured() {
        tally.add(Results.result(1, Phase.SMOKE, Outcome.SUCCEEDED, List.of(), Map.of(Metric.TTFT, 999.0)));
        tally.add(Results.good(2, 50));

        assertThat(figures().total().streams()).isEqualTo(2);
        assertThat(figures().total().measured()).isEqualTo(1);
        assertThat(figures().total().distribution(Metric.TTFT).orElseThrow().max())
                .isEqualTo(50);
    }

    @Test
    void warmUpAndCancelledStreamsCountForNothing() {
        tally.add(Results.result(1, Phase.WARMUP, Outcome.FAILED, List.of(), Map.of(Metric.TTFT, 999.0)));
        tally.add(Results.result(2, Phase.MEASURED, Outcome.CANCELLED, List.of(), Map.of(Metric.TTFT, 999.0)));

        assertThat(figures().total().streams()).isZero();
        assertThat(figures().total().distributions()).isEmpty();
    }

    @Test
    void abandonedStreamsAreCountedByThemselvesWithTheirTimes() {
        tally.add(Results.good(1, 50));
        tally.add(Results.result(2, Phase.MEASURED, Outcome.ABANDONED, List.of(), Map.of(Metric.TTFT, 150.0)));

        EndpointFigures total = figures().total();
        assertThat(total.abandoned()).isEqualTo(1);
        assertThat(total.streams()).isEqualTo(1);
        assertThat(total.measured()).isEqualTo(1);
        assertThat(total.value(Metric.SUCCESS_RATE)).hasValue(1);
        assertThat(total.value(Metric.TTFT, Statistic.Simple.MEAN)).hasValue(100);
        assertThat(total.describe()).isEqualTo("1 of 1 stream succeeded, 1 measured, 1 abandoned");
    }

    @Test
    void ratesAreSharesOfTheJudgedStreams() {
        tally.add(Results.good(1, 50));
        tally.add(Results.good(2, 150));
        tally.add(Results.good(3, 50));
        tally.add(Results.bad(4, "done-missing", "no end"));
        EndpointFigures total = figures().total();

        assertThat(total.value(Metric.SUCCESS_RATE)).hasValue(0.75);
        assertThat(total.value(Metric.ERROR_RATE)).hasValue(0.25);
        assertThat(total.value(Metric.GOODPUT))
                .as("one is too slow, one failed")
                .hasValue(0.5);
        assertThat(total.value(Metric.THROUGHPUT)).as("30 tokens in 2 s").hasValue(15);
    }

    @Test
    void theWorstStreamIsRemembered() {
        tally.add(Results.good(7, 50));
        tally.add(Results.good(8, 150));
        tally.add(Results.good(9, 60));

        assertThat(figures().total().worst(Metric.TTFT))
                .hasValueSatisfying(worst -> assertThat(worst.stream()).isEqualTo(8));
    }

    @Test
    void equalFindingsAreOneGroupWithThreeExamples() {
        for (int number = 1; number <= 10_000; number++) {
            tally.add(Results.bad(number, "done-missing", "no end"));
        }

        assertThat(figures().findings()).singleElement().satisfies(group -> {
            assertThat(group.streams()).isEqualTo(10_000);
            assertThat(group.examples())
                    .extracting(FindingGroup.Example::stream)
                    .containsExactly(1, 2, 3);
        });
    }

    @Test
    void findingsThatAllDifferStayFew() {
        for (int number = 1; number <= 10_000; number++) {
            tally.add(Results.bad(number, "http-status", "HTTP " + number));
        }

        assertThat(figures().findings()).hasSizeLessThan(150);
        assertThat(figures().findings().stream().mapToInt(FindingGroup::streams).sum())
                .isEqualTo(10_000);
    }

    @Test
    void aDifferenceBetweenClientsIsDroppedOnceOthersHaveTheSameErrorOften() {
        FindingGroup difference =
                new FindingGroup("client-differs", Severity.ERROR, "chat", "fails for one", 1, List.of());
        tally.addDifference(difference, "done-missing");
        for (int number = 1; number <= 8; number++) {
            tally.add(Results.good(number, 50));
        }
        tally.add(Results.bad(9, "done-missing", "no end"));

        assertThat(figures().findings()).as("one of nine").contains(difference);

        tally.add(Results.bad(10, "done-missing", "no end"));

        assertThat(figures().findings())
                .as("two of ten")
                .extracting(FindingGroup::rule)
                .containsExactly("done-missing");
    }

    @Test
    void withoutStreamsThereAreNoRates() {
        assertThat(figures().total().value(Metric.SUCCESS_RATE)).isEmpty();
        assertThat(figures().total().value(Metric.THROUGHPUT)).isEmpty();
    }

    @Test
    void allEndpointsTogetherAreTheSumOfEach() {
        Endpoint completions = new Endpoint("completions", "/v1/completions", EventShape.TEXT_CHUNKS);
        tally.add(Results.good(1, 50));
        tally.add(Results.result(
                completions,
                2,
                Phase.MEASURED,
                Outcome.SUCCEEDED,
                List.of(),
                Map.of(Metric.TTFT, 150.0, Metric.TOKENS, 4.0)));
        EndpointFigures total = figures().total();

        assertThat(figures().endpoints()).containsOnlyKeys("chat", "completions");
        assertThat(total.streams()).isEqualTo(2);
        assertThat(total.tokens()).isEqualTo(14);
        assertThat(total.countedByServer()).isEqualTo(2);
        assertThat(total.distribution(Metric.TTFT).orElseThrow().mean()).isEqualTo(100);
        assertThat(total.worst(Metric.TTFT))
                .hasValueSatisfying(worst -> assertThat(worst.stream()).isEqualTo(2));
    }

    @Test
    void gapsBetweenTokensAreThoseOfTheMeasuredStreamsAlone() {
        for (Phase phase : Phase.values()) {
            tally.times(Results.result(1, phase, Outcome.SUCCEEDED, List.of(), Map.of()).stream())
                    .gap(5_000_000);
        }

        assertThat(figures().total().distribution(Metric.ITL)).hasValueSatisfying(itl -> {
            assertThat(itl.count()).isEqualTo(1);
            assertThat(itl.max()).isEqualTo(5);
        });
    }

    @Test
    void errorsComeBeforeWarningsAndTheMostFrequentFirst() {
        Finding warning =
                new Finding("sse-bom", Severity.WARNING, "framingFault", Evidence.NONE, OptionalDouble.empty());
        for (int number = 1; number <= 5; number++) {
            tally.add(Results.result(number, Phase.MEASURED, Outcome.SUCCEEDED, List.of(warning), Map.of()));
        }
        tally.add(Results.bad(6, "done-missing", "no end"));
        tally.add(Results.bad(7, "finish-missing", "no reason"));
        tally.add(Results.bad(8, "finish-missing", "no reason"));

        assertThat(figures().findings())
                .extracting(FindingGroup::rule)
                .containsExactly("finish-missing", "done-missing", "sse-bom");
    }

    @Test
    void aStreamThatShowsADefectTwiceIsOneStream() {
        Finding finding =
                new Finding("sse-line", Severity.WARNING, "framingFault", Evidence.NONE, OptionalDouble.empty());
        tally.add(Results.result(1, Phase.MEASURED, Outcome.SUCCEEDED, List.of(finding, finding), Map.of()));

        assertThat(figures().findings())
                .singleElement()
                .satisfies(group -> assertThat(group.streams()).isEqualTo(1));
    }

    @Test
    void aSnapshotStaysAsItWas() {
        tally.add(Results.good(1, 50));
        RunFigures before = figures();
        tally.add(Results.good(2, 500));

        assertThat(before.total().streams()).isEqualTo(1);
        assertThat(before.total().distribution(Metric.TTFT).orElseThrow().max()).isEqualTo(50);
    }

    @Test
    void whatIsFoundOtherwiseIsFitToBeShown() {
        FindingGroup.Example example =
                new FindingGroup.Example(1, Evidence.of("of canary-4711"), OptionalDouble.empty());
        FindingGroup found = new FindingGroup("a", Severity.ERROR, "chat", "with canary-4711", 1, List.of(example));
        tally.add(found);
        tally.addDifference(found, "b");

        assertThat(figures().findings()).hasSize(2).allSatisfy(group -> {
            assertThat(group.message()).isEqualTo("with ***");
            assertThat(group.examples())
                    .extracting(each -> each.evidence().excerpt())
                    .containsExactly("of ***");
        });
    }

    /** Ids that are so long that a key at the end is not all kept. */
    @Test
    void whatIsFoundOverStreamsIsFitToBeShown() {
        StreamResult good = Results.good(1, 50);
        String id = "x".repeat(4090) + "canary-4711";
        for (int i = 0; i < 2; i++) {
            tally.add(new StreamResult(
                    good.stream(),
                    good.outcome(),
                    good.findings(),
                    good.status(),
                    good.mediaType(),
                    Optional.of(id),
                    good.figures(),
                    good.end()));
        }

        assertThat(figures().findings())
                .singleElement()
                .satisfies(group -> assertThat(group.examples())
                        .extracting(each -> each.evidence().excerpt())
                        .containsExactly("x".repeat(200) + "..."));
    }
}
