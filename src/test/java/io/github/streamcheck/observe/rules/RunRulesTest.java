package io.github.streamcheck.observe.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.Phase;
import io.github.streamcheck.observe.Results;
import io.github.streamcheck.observe.RunFinding;
import io.github.streamcheck.observe.RunObserver;
import io.github.streamcheck.observe.RunRule;
import io.github.streamcheck.observe.StreamResult;
import io.github.streamcheck.observe.StreamResult.Outcome;
import io.github.streamcheck.observe.rules.run.IdShared;
import io.github.streamcheck.observe.rules.run.OrderEffect;
import io.github.streamcheck.observe.rules.run.PromptTokensDiffer;
import io.github.streamcheck.observe.rules.run.ReuseRefused;
import io.github.streamcheck.observe.rules.run.SuccessDiffers;
import io.github.streamcheck.plan.Endpoint;
import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.wire.ConnectionUse;
import io.github.streamcheck.wire.StreamEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What shows only over several streams. */
class RunRulesTest {

    private static final Endpoint CHAT = new Endpoint("chat", "/v1/chat/completions");
    private static final Endpoint COMPLETIONS = new Endpoint("completions", "/v1/completions", EventShape.TEXT_CHUNKS);

    private static List<RunFinding> findings(RunRule rule, int streams, IntFunction<StreamResult> each) {
        RunObserver observer = rule.observe();
        IntStream.rangeClosed(1, streams).mapToObj(each).forEach(observer::ended);
        return observer.findings();
    }

    @Nested
    class IdSharedTest {

        private StreamResult withId(int number, Optional<String> id) {
            StreamResult good = Results.good(number, 50);
            return new StreamResult(
                    good.stream(),
                    good.outcome(),
                    good.findings(),
                    good.status(),
                    good.mediaType(),
                    id,
                    good.figures(),
                    good.end());
        }

        @Test
        void idsOfTheirOwnAreRight() {
            assertThat(findings(new IdShared(), 9, number -> withId(number, Optional.of("c-" + number))))
                    .isEmpty();
        }

        @Test
        void idsThatDifferInTheirEndOnlyAreRight() {
            assertThat(findings(new IdShared(), 9, number -> withId(number, Optional.of("c".repeat(9000) + number))))
                    .isEmpty();
        }

        @Test
        void noIdAtAllIsAnotherRulesConcern() {
            assertThat(findings(new IdShared(), 9, number -> withId(number, Optional.empty())))
                    .isEmpty();
        }

        @Test
        void anIdOfTwoStreamsIsFoundWithTheSecond() {
            assertThat(findings(new IdShared(), 9, number -> withId(number, Optional.of("c-" + number % 8))))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.streams()).isEqualTo(1);
                        assertThat(finding.examples())
                                .extracting(example -> example.stream())
                                .containsExactly(9);
                    });
        }

        @Test
        void oneIdForAllIsSaidOnceAndSo() {
            assertThat(findings(new IdShared(), 9, number -> withId(number, Optional.of("c"))))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.message()).contains("all streams");
                        assertThat(finding.streams()).isEqualTo(8);
                        assertThat(finding.examples()).hasSize(3);
                    });
        }
    }

    @Nested
    class ReuseRefusedTest {

        private StreamResult over(int number, boolean reused, boolean replaced) {
            StreamResult good = Results.good(number, 50);
            StreamEvent.Ended end = good.end();
            return new StreamResult(
                    good.stream(),
                    good.outcome(),
                    good.findings(),
                    good.status(),
                    good.mediaType(),
                    good.id(),
                    good.figures(),
                    new StreamEvent.Ended(
                            end.atNanos(),
                            new ConnectionUse(0, 0, 0, reused, replaced),
                            end.how(),
                            end.bodyBytes(),
                            end.plainBody()));
        }

        @Test
        void oneDeadConnectionIsNone() {
            assertThat(findings(new ReuseRefused(), 10, number -> over(number, true, number == 4)))
                    .isEmpty();
        }

        @Test
        void moreThanOneInTwentyIsMany() {
            assertThat(findings(new ReuseRefused(), 40, number -> over(number, true, number <= 3)))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.streams()).isEqualTo(3));
        }

        @Test
        void oneInTwentyIsNot() {
            assertThat(findings(new ReuseRefused(), 40, number -> over(number, true, number <= 2)))
                    .isEmpty();
        }
    }

    @Nested
    class SuccessDiffersTest {

        private StreamResult ended(int number, Endpoint endpoint, boolean failed) {
            return Results.result(
                    endpoint, number, Phase.MEASURED, failed ? Outcome.FAILED : Outcome.SUCCEEDED, List.of(), Map.of());
        }

        private List<RunFinding> failing(int streams, int completionsFailed, int chatFailed) {
            return findings(
                    new SuccessDiffers(),
                    streams,
                    number -> number % 2 == 0
                            ? ended(number, COMPLETIONS, number / 2 <= completionsFailed)
                            : ended(number, CHAT, (number + 1) / 2 <= chatFailed));
        }

        @Test
        void anEndpointThatFailsMoreIsNamed() {
            assertThat(failing(20, 6, 0)).singleElement().satisfies(finding -> {
                assertThat(finding.endpoint()).isEqualTo("completions");
                assertThat(finding.streams()).isEqualTo(6);
            });
        }

        @Test
        void abandonedStreamsAreNoReasonToTrustAnEndpoint() {
            // Of ten streams that were not abandoned on each side, six more failed; of all thirty, chance explains it.
            IntFunction<StreamResult> each = number -> number > 20
                    ? Results.result(CHAT, number, Phase.MEASURED, Outcome.ABANDONED, List.of(), Map.of())
                    : ended(number, number % 2 == 0 ? COMPLETIONS : CHAT, number % 2 == 1 && number < 12);

            assertThat(findings(new SuccessDiffers(), 40, each))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.message()).contains("60 % of 10 streams"));
        }

        @Test
        void theOneThatFailsMoreIsNamedWhicheverItIs() {
            assertThat(failing(20, 0, 6))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.endpoint()).isEqualTo("chat"));
        }

        @Test
        void aFifthIsMarked() {
            assertThat(failing(200, 20, 0)).hasSize(1);
            assertThat(failing(200, 19, 0))
                    .as("less than a fifth, and no chance")
                    .isEmpty();
        }

        @Test
        void whatChanceExplainsIsNoDifference() {
            assertThat(failing(20, 5, 0)).as("1 in 61").isEmpty();
            assertThat(failing(20, 6, 0)).as("1 in 184").hasSize(1);
        }

        @Test
        void amongSeveralEndpointsChanceHasMoreToChooseFrom() {
            Endpoint responses = new Endpoint("responses", "/v1/responses", EventShape.RESPONSES);
            List<Endpoint> endpoints = List.of(CHAT, COMPLETIONS, responses);
            IntFunction<StreamResult> each =
                    number -> ended(number, endpoints.get(number % 3), number % 3 == 1 && number <= 18);

            assertThat(findings(new SuccessDiffers(), 30, each))
                    .as("6 of 10, in three pairs")
                    .isEmpty();
        }

        @Test
        void bothRatesAreTold() {
            assertThat(failing(40, 12, 2))
                    .extracting(RunFinding::message)
                    .containsExactly(
                            "this endpoint fails markedly more often than another: 60 % of 20 streams, compared with "
                                    + "10 % of 20 streams on chat");
        }

        @Test
        void whereAllFailTheErrorSaysIt() {
            assertThat(failing(20, 10, 0)).isEmpty();
            assertThat(failing(20, 9, 0)).hasSize(1);
        }

        @Test
        void alikeIsAlikeHoweverBad() {
            assertThat(failing(20, 10, 10)).isEmpty();
        }

        @Test
        void aSmallDifferenceIsChance() {
            assertThat(failing(20, 1, 0)).isEmpty();
        }

        @Test
        void fewStreamsProveNothing() {
            assertThat(failing(6, 2, 0)).isEmpty();
        }

        @Test
        void oneEndpointHasNothingToDifferFrom() {
            assertThat(findings(new SuccessDiffers(), 9, number -> ended(number, CHAT, number < 5)))
                    .isEmpty();
        }
    }

    @Nested
    class OrderEffectTest {

        private StreamResult took(int number, double ttft, Phase phase) {
            return Results.result(CHAT, number, phase, Outcome.SUCCEEDED, List.of(), Map.of(Metric.TTFT, ttft));
        }

        @Test
        void aServerThatGetsSlowerIsFound() {
            assertThat(findings(new OrderEffect(), 20, number -> took(number, 50 + 10 * number, Phase.MEASURED)))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.streams()).isEqualTo(20));
        }

        @Test
        void oneThatGetsFasterIsNot() {
            assertThat(findings(new OrderEffect(), 20, number -> took(number, 500 - 10 * number, Phase.MEASURED)))
                    .isEmpty();
        }

        @Test
        void aSmallGrowthIsNot() {
            assertThat(findings(new OrderEffect(), 20, number -> took(number, 500 + number, Phase.MEASURED)))
                    .isEmpty();
        }

        @Test
        void aJumpUpAndDownIsNot() {
            assertThat(findings(
                            new OrderEffect(),
                            20,
                            number -> took(number, number % 2 == 0 ? 50 : 100 + number, Phase.MEASURED)))
                    .isEmpty();
        }

        @Test
        void aGrowthWithGreatJumpsIsNot() {
            assertThat(findings(
                            new OrderEffect(),
                            20,
                            number -> took(number, number % 2 == 0 ? 0 : 10 * number, Phase.MEASURED)))
                    .isEmpty();
        }

        @Test
        void aGrowthByHalfOfTheMeanIsNot() {
            assertThat(findings(new OrderEffect(), 20, number -> took(number, 59 + 2 * number, Phase.MEASURED)))
                    .isEmpty();
            assertThat(findings(new OrderEffect(), 20, number -> took(number, 58 + 2 * number, Phase.MEASURED)))
                    .hasSize(1);
        }

        @Test
        void whatThisClientWasLateForIsNot() {
            assertThat(findings(
                            new OrderEffect(),
                            20,
                            number -> Results.withTtftLag(took(number, 50 + 10 * number, Phase.MEASURED), 10 * number)))
                    .isEmpty();
        }

        @Test
        void equalTimesAreNot() {
            assertThat(findings(new OrderEffect(), 20, number -> took(number, 50, Phase.MEASURED)))
                    .isEmpty();
        }

        @Test
        void nineteenStreamsProveNothing() {
            assertThat(findings(new OrderEffect(), 19, number -> took(number, 50 + 10 * number, Phase.MEASURED)))
                    .isEmpty();
        }

        @Test
        void smokeStreamsDoNotCount() {
            assertThat(findings(new OrderEffect(), 20, number -> took(number, 50 + 10 * number, Phase.SMOKE)))
                    .isEmpty();
        }
    }

    @Nested
    class PromptTokensDifferTest {

        private static final Endpoint MESSAGES = new Endpoint("messages", "/v1/messages", EventShape.MESSAGES);
        private static final Endpoint OLLAMA = new Endpoint("ollama-chat", "/api/chat", EventShape.OLLAMA_CHAT);

        private List<RunFinding> findings(StreamResult... results) {
            return RunRulesTest.findings(new PromptTokensDiffer(), results.length, number -> results[number - 1]);
        }

        @Test
        void oneCountOfOnePromptIsRight() {
            assertThat(findings(
                            Results.counting(CHAT, "p", 40),
                            Results.counting(MESSAGES, "p", 40),
                            Results.counting(OLLAMA, "p", 40)))
                    .isEmpty();
        }

        @Test
        void countsThatDifferAreToldWithTheirEndpoints() {
            assertThat(findings(
                            Results.counting(OLLAMA, "p", 30),
                            Results.counting(CHAT, "p", 40),
                            Results.counting(MESSAGES, "p", 12)))
                    .extracting(RunFinding::message)
                    .containsExactly("one prompt is counted as 40 tokens on chat, and as 12 on messages");
        }

        @Test
        void ollamasChatIsComparedToo() {
            assertThat(findings(Results.counting(CHAT, "p", 40), Results.counting(OLLAMA, "p", 12)))
                    .hasSize(1);
        }

        @Test
        void theMarkersOfPromptsMakeNoDifference() {
            assertThat(findings(Results.counting(CHAT, "[run-1] p", 40), Results.counting(MESSAGES, "[run-22] p", 12)))
                    .hasSize(1);
        }

        @Test
        void otherPromptsMayHaveOtherCounts() {
            assertThat(findings(Results.counting(CHAT, "p", 40), Results.counting(MESSAGES, "q", 12)))
                    .isEmpty();
        }

        @Test
        void aFewTokensAreReasonable() {
            assertThat(findings(Results.counting(CHAT, "p", 10), Results.counting(MESSAGES, "p", 2)))
                    .isEmpty();
            assertThat(findings(Results.counting(CHAT, "p", 11), Results.counting(MESSAGES, "p", 2)))
                    .hasSize(1);
        }

        @Test
        void aFifthIsReasonable() {
            assertThat(findings(Results.counting(CHAT, "p", 100), Results.counting(MESSAGES, "p", 80)))
                    .isEmpty();
            assertThat(findings(Results.counting(CHAT, "p", 100), Results.counting(MESSAGES, "p", 79)))
                    .hasSize(1);
        }

        /** Ollama did not count what it had cached. */
        @Test
        void theHighestCountOfAnEndpointIsTaken() {
            assertThat(findings(
                            Results.counting(OLLAMA, "p", 40),
                            Results.counting(OLLAMA, "p", 1),
                            Results.counting(CHAT, "p", 40)))
                    .isEmpty();
        }

        /** It puts nothing into a template. */
        @Test
        void aCompletionIsNotCompared() {
            assertThat(findings(Results.counting(CHAT, "p", 40), Results.counting(COMPLETIONS, "p", 12)))
                    .isEmpty();
        }
    }
}
