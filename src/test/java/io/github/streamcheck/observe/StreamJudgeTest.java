package io.github.streamcheck.observe;

import static io.github.streamcheck.observe.JudgedStream.DONE;
import static io.github.streamcheck.observe.JudgedStream.ROLE;
import static io.github.streamcheck.observe.JudgedStream.STOP;
import static io.github.streamcheck.observe.JudgedStream.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class StreamJudgeTest {

    private static JudgedStream good() {
        return JudgedStream.of(ROLE, TOKEN, STOP, DONE);
    }

    @Test
    void aStreamWithoutAnErrorSucceeds() {
        assertThat(good().result().outcome()).isEqualTo(StreamResult.Outcome.SUCCEEDED);
    }

    @Test
    void aWarningDoesNotFailAStream() {
        StreamResult result = good().by(rule(Severity.WARNING, Behaviour.FINDS)).result();
        assertThat(result.findings()).hasSize(1);
        assertThat(result.outcome()).isEqualTo(StreamResult.Outcome.SUCCEEDED);
    }

    @Test
    void anErrorFailsAStream() {
        assertThat(good().by(rule(Severity.ERROR, Behaviour.FINDS)).result().outcome())
                .isEqualTo(StreamResult.Outcome.FAILED);
    }

    @Test
    void aRuleThatThrowsFailsTheStream() {
        StreamResult result =
                good().by(rule(Severity.WARNING, Behaviour.THROWS)).result();
        assertThat(result.outcome()).isEqualTo(StreamResult.Outcome.FAILED);
        assertThat(result.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.rule()).isEqualTo(StreamJudge.RULE_FAILED));
    }

    @Test
    void aRuleThatCannotEvenBeginFailsTheStream() {
        assertThat(good().by(rule(Severity.WARNING, Behaviour.THROWS_AT_ONCE)).ruleIds())
                .containsExactly(StreamJudge.RULE_FAILED);
    }

    @Test
    void aRuleThatThrowsCostsNoOther() {
        assertThat(good().by(rule(Severity.WARNING, Behaviour.THROWS), rule(Severity.WARNING, Behaviour.FINDS))
                        .ruleIds())
                .containsExactlyInAnyOrder(StreamJudge.RULE_FAILED, "probe");
    }

    @Test
    void aStreamThatTheRunsEndCancelledCountsForNothing() {
        assertThat(JudgedStream.of(ROLE, TOKEN)
                        .ending(new StreamEnd.Cancelled("interrupted"))
                        .result()
                        .outcome())
                .isEqualTo(StreamResult.Outcome.CANCELLED);
    }

    @Test
    void aStreamThatTheClientLeftHasNeitherSucceededNorFailed() {
        StreamResult left = JudgedStream.of(ROLE, TOKEN, TOKEN)
                .ending(new StreamEnd.Abandoned(2))
                .result();

        assertThat(left.outcome()).isEqualTo(StreamResult.Outcome.ABANDONED);
        assertThat(left.findings()).isEmpty();
    }

    @Test
    void whatWasFoundBeforeTheClientLeftStillCounts() {
        assertThat(JudgedStream.of(ROLE, "data: oops\n\n", TOKEN)
                        .ending(new StreamEnd.Abandoned(1))
                        .result()
                        .outcome())
                .isEqualTo(StreamResult.Outcome.FAILED);
    }

    /** Half a character at the end of all text is lost; at the end of what was read, the other half would have followed. */
    @Test
    void whatOnlyTheEndShowsIsNotFoundInAStreamThatTheClientLeft() {
        String half = JudgedStream.chunk("{\"index\":0,\"delta\":{\"content\":\"\uFFFD\"},\"finish_reason\":null}");
        JudgedStream stream = JudgedStream.of(ROLE, TOKEN, half);

        assertThat(stream.ending(new StreamEnd.Cut("cut")).ruleIds()).contains("replacement-character");
        assertThat(stream.ending(new StreamEnd.Abandoned(2)).ruleIds()).isEmpty();
    }

    @Test
    void whatWasFoundBeforeTheRunsEndStillCounts() {
        assertThat(JudgedStream.of(ROLE, "data: oops\n\n")
                        .ending(new StreamEnd.Cancelled("interrupted"))
                        .result()
                        .outcome())
                .isEqualTo(StreamResult.Outcome.FAILED);
    }

    @Test
    void aStreamThatIsWrongEverywhereKeepsOnlyItsFirstFindings() {
        assertThat(JudgedStream.of(ROLE, "data: oops\n\n".repeat(10_000), DONE)
                        .result()
                        .findings())
                .hasSizeLessThan(100);
    }

    private enum Behaviour {
        FINDS,
        THROWS,
        THROWS_AT_ONCE
    }

    private static StreamRule rule(Severity severity, Behaviour behaviour) {
        return new Probe(severity, behaviour);
    }

    @RuleInfo(
            category = Category.CHUNKS,
            severity = Severity.ERROR,
            summary = "a probe",
            explanation = "A probe.\n\nFix: Nothing.")
    private record Probe(Severity severity, Behaviour behaviour) implements StreamRule {

        @Override
        public StreamObserver observe(ObservedStream stream) {
            Supplier<RuntimeException> bug = () -> new IllegalStateException("bug");
            if (behaviour == Behaviour.THROWS_AT_ONCE) {
                throw bug.get();
            }
            return new StreamObserver() {
                @Override
                public void received(SseEvent event, Payload payload) {
                    if (behaviour == Behaviour.THROWS) {
                        throw bug.get();
                    }
                    if (event.index() == 0) {
                        stream.report("found");
                    }
                }
            };
        }
    }
}
