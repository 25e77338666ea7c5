package io.github.streamcheck.server.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.measure.Distribution;
import io.github.streamcheck.observe.EndpointFigures;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.plan.ServerAmount;
import io.github.streamcheck.server.ClientObservations;
import io.github.streamcheck.server.MetricsComparison;
import io.github.streamcheck.server.MetricsDelta;
import io.github.streamcheck.server.MetricsDialect;
import io.github.streamcheck.server.MetricsPage;
import io.github.streamcheck.server.Pages;
import io.github.streamcheck.server.ServerFact;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages before and after ten streams of 32 tokens, 50 ms to the first and 10 ms to each other: exactly the rules of a lie fire. */
class FactsTest {

    private static final String BEFORE = """
            # TYPE vllm:request_success_total counter
            vllm:request_success_total{finished_reason="stop"} 6
            vllm:request_success_total{finished_reason="abort"} 1
            # TYPE vllm:generation_tokens_total counter
            vllm:generation_tokens_total 192
            vllm:num_requests_running 0
            # TYPE vllm:time_to_first_token_seconds histogram
            vllm:time_to_first_token_seconds_bucket{le="0.1"} 2
            vllm:time_to_first_token_seconds_bucket{le="+Inf"} 6
            vllm:time_to_first_token_seconds_count 6
            vllm:time_to_first_token_seconds_sum 3
            """;
    private static final String AFTER = """
            # TYPE vllm:request_success_total counter
            vllm:request_success_total{finished_reason="stop"} 16
            vllm:request_success_total{finished_reason="abort"} 1
            # TYPE vllm:generation_tokens_total counter
            vllm:generation_tokens_total 512
            vllm:num_requests_running 0
            # TYPE vllm:time_to_first_token_seconds histogram
            vllm:time_to_first_token_seconds_bucket{le="0.1"} 12
            vllm:time_to_first_token_seconds_bucket{le="+Inf"} 16
            vllm:time_to_first_token_seconds_count 16
            vllm:time_to_first_token_seconds_sum 3.48
            """;

    private static final ClientObservations SEEN = seen(10, 10, 10, 320);

    private static ClientObservations seen(int ended, int begun, int succeeded, long tokens) {
        return new ClientObservations(ended, begun, succeeded, tokens, true, figures(50, 0, 0), 0.5);
    }

    private static EndpointFigures figures(double ttft, double connect, double scheduleLag) {
        Map<Metric, Distribution> distributions = new EnumMap<>(Metric.class);
        Map.of(
                        Metric.TTFT,
                        ttft,
                        Metric.TTFT_CONNECTED,
                        ttft - connect,
                        Metric.SCHEDULE_LAG,
                        scheduleLag,
                        Metric.ITL,
                        10.0,
                        Metric.TPS,
                        88.0)
                .forEach((metric, value) -> {
                    Distribution values = new Distribution(metric.unit());
                    values.add(value);
                    distributions.put(metric, values);
                });
        return new EndpointFigures(10, 10, 10, 10, 10, 10, 320, Duration.ofSeconds(4), distributions, Map.of());
    }

    private static MetricsPage page(String text) {
        return MetricsDialect.all().stream()
                .flatMap(dialect -> dialect.read(Pages.body(text)).stream())
                .findFirst()
                .orElseThrow();
    }

    private static MetricsDelta exam(String after) {
        return new MetricsDelta(Optional.of(page(BEFORE)), page(after), SEEN, false);
    }

    private static Stream<ServerFact> facts() {
        return Rule.all().stream().flatMap(rule -> rule instanceof ServerFact fact ? Stream.of(fact) : Stream.empty());
    }

    private static List<String> contradicted(MetricsDelta exam) {
        return facts().filter(fact -> fact.compare(exam).stream().anyMatch(each -> !each.isAgreed()))
                .map(Rule::id)
                .toList();
    }

    private static List<String> contradicted(String after) {
        return contradicted(exam(after));
    }

    /** Edits a line of {@link #AFTER}. */
    private static String after(String line, String replacement) {
        assertThat(AFTER).contains(line);
        return AFTER.replace(line, replacement);
    }

    @Test
    void theTruthContradictsNothingAndIsShown() {
        MetricsDelta exam = exam(AFTER);

        assertThat(contradicted(exam)).isEmpty();
        assertThat(facts().flatMap(fact -> fact.compare(exam).stream()))
                .containsExactlyInAnyOrder(
                        MetricsComparison.agrees("completed streams", "+10", "10 succeeded of 10"),
                        MetricsComparison.agrees("generated tokens", "+320", "+320"),
                        MetricsComparison.agrees("active streams", "0", "0 in flight"),
                        MetricsComparison.agrees("ttft", "a mean of 48 ms", "a mean of 50 ms"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stop\"} 16 | stop\"} 15 | metrics-streams-miscounted",
                "stop\"} 16 | stop\"} 6 | metrics-count-nothing",
                "stop\"} 16 | stop\"} 5 | metrics-counter-falls",
                "total 512 | total 511 | metrics-tokens-miscounted",
                "total 512 | total 192 | metrics-count-nothing",
                "total 512 | total 12 | metrics-counter-falls",
                "running 0 | running 1 | metrics-streams-leaked",
                "running 0 | running -1 | metrics-impossible",
                "running 0 | running NaN | metrics-impossible",
                "sum 3.48 | sum +Inf | metrics-impossible",
                "sum 3.48 | sum 3.0005 | metrics-unit-wrong",
                "sum 3.48 | sum 3.6 | metrics-ttft-above-seen",
                "+Inf\"} 16 | +Inf\"} 15 | metrics-percentiles-disordered",
                "0.1\"} 12 | 0.1\"} 17 | metrics-percentiles-disordered"
            })
    void oneLieIsCaughtByOneFact(String line, String lie, String rule) {
        assertThat(contradicted(after(line, lie))).containsExactly(rule);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stop\"} 16 | stop\"} 90",
                "total 512 | total 9000",
                "sum 3.48 | sum 3.515",
                "abort\"} 1 | abort\"} 3"
            })
    void whatOthersMayHaveDoneIsNoLie(String line, String more) {
        assertThat(contradicted(after(line, more))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stop\"} 16 | stop\"} 17 | metrics-streams-miscounted",
                "total 512 | total 513 | metrics-tokens-miscounted",
                "running 0 | running 1 | metrics-streams-leaked"
            })
    void onAnExclusiveServerMoreIsALieToo(String line, String more, String rule) {
        MetricsDelta exam = new MetricsDelta(Optional.of(page(BEFORE)), page(after(line, more)), SEEN, true);

        assertThat(contradicted(exam)).containsExactly(rule);
    }

    /** Whoever else uses the server has streams in flight, and other times. */
    @Test
    void amongOthersNeitherActiveStreamsNorTimesAreCompared() {
        String others = after("stop\"} 16", "stop\"} 90")
                .replace("running 0", "running 7")
                .replace("sum 3.48", "sum 90");

        assertThat(contradicted(others)).isEmpty();
    }

    @Test
    void withoutThePageBeforeOnlyWhatIsMissingIsALie() {
        MetricsDelta exam = new MetricsDelta(Optional.empty(), page(AFTER), SEEN, true);
        MetricsDelta missing = new MetricsDelta(Optional.empty(), page(after("stop\"} 16", "stop\"} 9")), SEEN, false);

        assertThat(contradicted(exam)).doesNotContain("metrics-streams-miscounted", "metrics-tokens-miscounted");
        assertThat(contradicted(missing)).containsExactly("metrics-streams-miscounted");
    }

    @ParameterizedTest
    @CsvSource({"18, 1, true", "16, 3, true", "17, 3, false", "16, 4, false"})
    void streamsThatBrokeHaveToBeCounted(int stopped, int aborted, boolean lie) {
        String page = after("stop\"} 16", "stop\"} " + stopped).replace("abort\"} 1", "abort\"} " + aborted);
        MetricsDelta exam = new MetricsDelta(Optional.of(page(BEFORE)), page(page), seen(13, 13, 10, 320), false);

        assertThat(contradicted(exam).contains("metrics-failures-uncounted")).isEqualTo(lie);
    }

    /** Ten streams were read and three left, with 320 and 30 tokens; 60 more may have been under way. */
    private static ClientObservations leaving(OptionalDouble underWay) {
        return new ClientObservations(
                13, 10, 10, 320, true, figures(50, 0, 0), 0.5, new ClientObservations.Abandoned(3, 30, underWay));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 602, ''",
        "3, 602, metrics-disconnect-ignored",
        "4, 602, metrics-streams-leaked",
        "0, 603, metrics-disconnect-ignored"
    })
    void aServerMayOnlyGenerateWhatWasUnderWayWhenAClientLeft(int active, int tokens, String rule) {
        String page = after("running 0", "running " + active).replace("total 512", "total " + tokens);
        MetricsDelta exam =
                new MetricsDelta(Optional.of(page(BEFORE)), page(page), leaving(OptionalDouble.of(60)), false);

        assertThat(contradicted(exam)).containsExactlyElementsOf(rule.isEmpty() ? List.of() : List.of(rule));
    }

    @Test
    void whatWasUnderWayIsUnknownIfTheSpeedIs() {
        String page = after("total 512", "total 9000");
        MetricsDelta exam =
                new MetricsDelta(Optional.of(page(BEFORE)), page(page), leaving(OptionalDouble.empty()), false);

        assertThat(contradicted(exam)).isEmpty();
    }

    @Test
    void whetherClientsThatLeftAreGeneratedForIsUnknownAmongOthers() {
        String others = after("stop\"} 16", "stop\"} 90").replace("total 512", "total 9000");
        MetricsDelta exam =
                new MetricsDelta(Optional.of(page(BEFORE)), page(others), leaving(OptionalDouble.of(60)), false);
        ServerFact fact = new MetricsDisconnectIgnored();

        assertThat(fact.compare(exam)).isEmpty();
        assertThat(fact.unknown(exam.seen()))
                .hasValueSatisfying(
                        what -> assertThat(what).startsWith("whether the server goes on generating for the 3"));
        assertThat(fact.unknown(SEEN)).as("nobody left").isEmpty();
    }

    /** They never became streams: nobody has to count them as such. */
    @Test
    void requestsThatWereRefusedAreNoStreams() {
        MetricsDelta exam = new MetricsDelta(Optional.of(page(BEFORE)), page(AFTER), seen(13, 10, 10, 320), false);

        assertThat(contradicted(exam)).isEmpty();
    }

    @Test
    void aTokenThatIsHeldBackIsNotTheServersTime() {
        ClientObservations late = new ClientObservations(10, 10, 10, 320, true, figures(650, 0, 0), 0.5);
        ClientObservations connecting = new ClientObservations(10, 10, 10, 320, true, figures(650, 300, 0), 0.5);
        ClientObservations queued = new ClientObservations(10, 10, 10, 320, true, figures(650, 0, 300), 0.5);
        ClientObservations lagging = new ClientObservations(10, 10, 10, 320, true, figures(650, 0, 0), 300);

        assertThat(contradicted(new MetricsDelta(Optional.of(page(BEFORE)), page(AFTER), late, false)))
                .containsExactly("metrics-ttft-below-seen");
        assertThat(Stream.of(connecting, queued, lagging))
                .allSatisfy(seen -> assertThat(
                                contradicted(new MetricsDelta(Optional.of(page(BEFORE)), page(AFTER), seen, false)))
                        .isEmpty());
    }

    @Test
    void theClientsLagIsAllowedFor() {
        ClientObservations lagging = new ClientObservations(10, 10, 10, 320, true, figures(50, 0, 0), 20);

        assertThat(contradicted(new MetricsDelta(
                        Optional.of(page(BEFORE)), page(after("sum 3.48", "sum 3.6")), lagging, false)))
                .isEmpty();
    }

    static Stream<String> recorded() {
        return Stream.of(
                "vllm",
                "sglang",
                "llamacpp",
                "tgi",
                "trtllm",
                "triton",
                "litellm",
                "opentelemetry",
                "fakeai-tracker",
                "fakeai-general");
    }

    /** Three streams are active on all of them, as those who recorded them were not alone. */
    @ParameterizedTest
    @MethodSource("recorded")
    void pagesOfKnownServersContradictNothing(String name) {
        ClientObservations seen = new ClientObservations(20, 20, 20, 640, true, figures(52, 0, 0), 0.5);

        assertThat(contradicted(new MetricsDelta(Optional.empty(), page(Pages.recorded(name)), seen, false)))
                .isEmpty();
    }

    /** As published: it counts nothing, and the times are empty, though streams completed. */
    @Test
    void aTrackerThatNobodyFeedsIsCaught() {
        MetricsPage idle = page(Pages.recorded("fakeai-idle"));
        MetricsDelta exam = new MetricsDelta(Optional.of(idle), idle, SEEN, false);

        assertThat(contradicted(exam)).containsExactly("metrics-count-nothing");
        assertThat(new MetricsCountNothing().compare(exam))
                .extracting(MetricsComparison::what)
                .containsExactlyInAnyOrder("completed streams", "ttft", "tps");
    }

    @Test
    void nothingIsExpectedOfStreamsThatNeverSucceeded() {
        MetricsPage idle = page(Pages.recorded("fakeai-idle"));

        assertThat(contradicted(new MetricsDelta(Optional.of(idle), idle, seen(5, 0, 0, 0), true)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"p50\": 49.5 | \"p50\": 62",
                "\"p99\": 68.0 | \"p99\": 69",
                "\"p50\": 49.5 | \"p50\": 40",
                "\"avg\": 50.0 | \"avg\": 70",
                "\"avg\": 50.0 | \"avg\": 40"
            })
    void percentilesLieInOrderBetweenMinimumAndMaximum(String line, String lie) {
        String page = Pages.recorded("fakeai-tracker");
        assertThat(page).contains(line);
        ClientObservations seen = new ClientObservations(20, 20, 20, 640, true, figures(52, 0, 0), 0.5);

        assertThat(contradicted(new MetricsDelta(Optional.empty(), page(page.replace(line, lie)), seen, false)))
                .containsExactly("metrics-percentiles-disordered");
    }

    /** Without a count, the page's figures are of earlier streams too: only if all of them are longer than all of ours it lies. */
    @ParameterizedTest
    @CsvSource({"30, true", "45, false", "60, false"})
    void aSummaryWithoutACountIsHeldAgainstOursAsAWhole(double ttft, boolean lie) {
        ClientObservations seen = new ClientObservations(20, 20, 20, 640, true, figures(ttft, 0, 0), 0.5);
        MetricsPage tracker = page(Pages.recorded("fakeai-tracker"));
        MetricsDelta exam = new MetricsDelta(Optional.empty(), tracker, seen, true);

        assertThat(contradicted(exam).contains("metrics-ttft-above-seen")).isEqualTo(lie);
    }

    /** What a proxy holds back has no gaps when it comes: that says nothing of units. */
    @Test
    void gapsThatVanishAreNoOtherUnit() {
        Map<Metric, Distribution> distributions = new EnumMap<>(Metric.class);
        Distribution gaps = new Distribution(Metric.ITL.unit());
        gaps.add(0.01);
        distributions.put(Metric.ITL, gaps);
        ClientObservations seen = new ClientObservations(
                20,
                20,
                20,
                640,
                true,
                new EndpointFigures(20, 20, 20, 20, 20, 20, 640, Duration.ofSeconds(4), distributions, Map.of()),
                0.5);

        assertThat(contradicted(
                        new MetricsDelta(Optional.empty(), page(Pages.recorded("fakeai-tracker")), seen, false)))
                .doesNotContain("metrics-unit-wrong");
    }

    @Test
    void aServerIsAloneIfItCountsNoMoreThanWasSeen() {
        assertThat(exam(AFTER).isAlone()).isTrue();
        assertThat(exam(after("stop\"} 16", "stop\"} 17")).isAlone()).isFalse();
        assertThat(new MetricsDelta(Optional.empty(), page(AFTER), SEEN, false).isAlone())
                .isFalse();
        assertThat(exam(AFTER).grown(ServerAmount.COMPLETED)).hasValue(10);
    }

    @Test
    void factsNeverFail() {
        assertThat(recorded().map(name -> page(Pages.recorded(name))))
                .allSatisfy(page -> assertThat(facts())
                        .allSatisfy(fact -> assertThat(fact.compare(new MetricsDelta(
                                        Optional.of(page(BEFORE)),
                                        page,
                                        new ClientObservations(
                                                0,
                                                0,
                                                0,
                                                0,
                                                true,
                                                new EndpointFigures(
                                                        0, 0, 0, 0, 0, 0, 0, Duration.ZERO, Map.of(), Map.of()),
                                                0),
                                        true)))
                                .isNotNull()));
    }
}
