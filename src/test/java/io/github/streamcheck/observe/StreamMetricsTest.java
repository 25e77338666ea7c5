package io.github.streamcheck.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.plan.Metric;
import io.github.streamcheck.wire.Bytes;
import io.github.streamcheck.wire.ConnectionUse;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The definitions of the figures, on a clock of whole milliseconds. */
class StreamMetricsTest {

    private static final long MILLI = 1_000_000;

    private StreamFacts facts = new StreamFacts(EventShape.CHAT_CHUNKS);
    private final List<Long> gaps = new ArrayList<>();
    private final List<Long> waits = new ArrayList<>();
    private final TokenListener times = new TokenListener() {
        @Override
        public void gap(long nanos) {
            gaps.add(nanos / MILLI);
        }

        @Override
        public void waited(long nanos) {
            waits.add(nanos / MILLI);
        }
    };
    private StreamMetrics taker = new StreamMetrics(facts, times, OptionalLong.empty());
    /** Opening took from 100 ms to 110 ms. */
    private final ConnectionUse connection = new ConnectionUse(100 * MILLI, 10 * MILLI, 2 * MILLI, false, false);

    private void observe(EventShape shape) {
        facts = new StreamFacts(shape);
        taker = new StreamMetrics(facts, times, OptionalLong.empty());
    }

    private void see(StreamEvent event) {
        facts.on(event);
        taker.on(event);
    }

    private void answered(long atMillis) {
        see(new StreamEvent.ResponseHead(
                atMillis * MILLI,
                connection,
                200,
                List.of(new StreamEvent.Header("content-type", "text/event-stream"))));
    }

    private void chunk(long atMillis, String text, String reasoning, Optional<Payload.Usage> usage) {
        chunk(atMillis, 0, text, reasoning, usage);
    }

    private void chunk(long atMillis, long index, String text, String reasoning, Optional<Payload.Usage> usage) {
        Payload.Choice choice = new Payload.Choice(
                OptionalLong.of(index),
                new Payload.Members(true, false, false, true, false),
                Optional.empty(),
                Optional.empty(),
                text,
                reasoning,
                "",
                List.of(),
                Optional.empty(),
                false);
        Payload.Envelope envelope = new Payload.Envelope(
                Optional.empty(), Optional.empty(), Optional.empty(), OptionalLong.empty(), false, Optional.empty());
        SseEvent event = new SseEvent(0, 0, atMillis * MILLI, 0, SseEvent.DEFAULT_TYPE, Bytes.EMPTY, 1, true);
        see(new StreamEvent.EventReceived(
                event, new Payload.Chunk(envelope, List.of(choice), true, usage, Optional.empty()), 3 * MILLI));
    }

    /** A piece of a tool call; {@code name} is empty in all but the first. */
    private void call(long atMillis, String name, String arguments) {
        Payload.ToolFragment piece = new Payload.ToolFragment(
                Payload.ToolFragment.Kind.FUNCTION,
                OptionalLong.of(0),
                Optional.empty(),
                Optional.empty(),
                Optional.of(name).filter(given -> !given.isEmpty()),
                arguments,
                false);
        Payload.Choice choice = new Payload.Choice(
                OptionalLong.of(0),
                new Payload.Members(true, false, false, true, false),
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                arguments,
                List.of(piece),
                Optional.empty(),
                true);
        Payload.Envelope envelope = new Payload.Envelope(
                Optional.empty(), Optional.empty(), Optional.empty(), OptionalLong.empty(), false, Optional.empty());
        SseEvent event = new SseEvent(0, 0, atMillis * MILLI, 0, SseEvent.DEFAULT_TYPE, Bytes.EMPTY, 1, true);
        see(new StreamEvent.EventReceived(
                event, new Payload.Chunk(envelope, List.of(choice), true, Optional.empty(), Optional.empty()), 0));
    }

    private void calls() {
        answered(120);
        text(130);
        call(140, "f", "");
        call(150, "", "{");
        call(160, "g", "{}");
        call(170, "", "}");
        chunk(180, "", "", Optional.empty());
    }

    @Test
    void toolsAreNamedOnceAndTheirArgumentsAreWholeWithTheLastPiece() {
        calls();
        StreamFigures figures = endedAt(190, new StreamEnd.Complete());

        assertThat(figures.get(Metric.TOOL_NAME)).hasValue(40);
        assertThat(figures.get(Metric.TOOL_ARGUMENTS)).hasValue(70);
    }

    @Test
    void argumentsOfAStreamThatWasCutAreNeverWhole() {
        calls();
        StreamFigures figures = endedAt(190, new StreamEnd.Cut("reset"));

        assertThat(figures.get(Metric.TOOL_NAME)).hasValue(40);
        assertThat(figures.get(Metric.TOOL_ARGUMENTS)).isEmpty();
    }

    @Test
    void aStreamWithoutToolsHasNoFiguresOfThem() {
        StreamFigures figures = wholeStream();

        assertThat(figures.get(Metric.TOOL_NAME)).isEmpty();
        assertThat(figures.get(Metric.TOOL_ARGUMENTS)).isEmpty();
    }

    private void text(long atMillis) {
        chunk(atMillis, "word", "", Optional.empty());
    }

    private StreamFigures endedAt(long atMillis, StreamEnd how) {
        StreamEvent.Ended end = new StreamEvent.Ended(atMillis * MILLI, connection, how, 0, Bytes.EMPTY);
        see(end);
        return taker.figures(end);
    }

    /** Headers at 120, role at 130, tokens at 150, 160 and 190, end at 200; 5 tokens by usage. */
    private StreamFigures wholeStream() {
        answered(120);
        chunk(130, "", "", Optional.empty());
        text(150);
        text(160);
        text(190);
        chunk(195, "", "", Optional.of(Payload.Usage.of(OptionalLong.of(1), OptionalLong.of(5), OptionalLong.of(6))));
        return endedAt(200, new StreamEnd.Complete());
    }

    @Test
    void timesCountFromTheMomentOpeningBegins() {
        StreamFigures figures = wholeStream();

        assertThat(figures.get(Metric.CONNECT)).hasValue(10);
        assertThat(figures.get(Metric.TTFB)).hasValue(20);
        assertThat(figures.get(Metric.TTFE)).as("the role's event").hasValue(30);
        assertThat(figures.get(Metric.TTFT)).as("not the role's").hasValue(50);
        assertThat(figures.get(Metric.TTFT_CONNECTED)).hasValue(40);
        assertThat(figures.get(Metric.DURATION)).hasValue(100);
    }

    /** The request was sent at 112; tokens waited for 3 ms at most. */
    @Test
    void partsOfTheTimeAddUpAndTheClientsOwnIsTold() {
        StreamFigures figures = wholeStream();

        assertThat(figures.get(Metric.SEND)).hasValue(2);
        assertThat(figures.get(Metric.WAIT)).as("from 112 to 120").hasValue(8);
        assertThat(figures.get(Metric.RECEIVE)).as("from 120 to 200").hasValue(80);
        assertThat(figures.get(Metric.TTFT_LAG))
                .as("2 ms of sending, 3 ms of waiting")
                .hasValue(5);
        assertThat(waits).as("one for each token").containsExactly(3L, 3L, 3L);
    }

    @Test
    void gapsAreThoseBetweenTokens() {
        StreamFigures figures = wholeStream();

        assertThat(gaps).containsExactly(10L, 30L);
        assertThat(figures.get(Metric.STALL)).hasValue(30);
    }

    @Test
    void gapsAreThoseWithinAChoice() {
        answered(120);
        chunk(150, 1, "b", "", Optional.empty());
        chunk(152, 0, "a", "", Optional.empty());
        chunk(160, 1, "b", "", Optional.empty());
        chunk(172, 0, "a", "", Optional.empty());
        StreamFigures figures = endedAt(200, new StreamEnd.Complete());

        assertThat(gaps).containsExactly(10L, 20L);
        assertThat(figures.get(Metric.STALL)).hasValue(20);
        assertThat(figures.get(Metric.TTFT)).as("of whichever choice").hasValue(50);
    }

    @Test
    void ratesRestOnTheServersCount() {
        StreamFigures figures = wholeStream();

        assertThat(figures.tokensFromUsage()).isTrue();
        assertThat(figures.get(Metric.TOKENS)).hasValue(5);
        assertThat(figures.get(Metric.TPOT)).as("40 ms over 4 tokens").hasValue(10);
        assertThat(figures.get(Metric.TPS)).as("5 tokens in 100 ms").hasValue(50);
        assertThat(figures.get(Metric.DECODE_TPS)).as("4 tokens in 40 ms").hasValue(100);
    }

    @Test
    void withoutACountTheDeltasAreTheTokens() {
        answered(120);
        text(150);
        text(160);
        StreamFigures figures = endedAt(200, new StreamEnd.Complete());

        assertThat(figures.tokensFromUsage()).isFalse();
        assertThat(figures.get(Metric.TOKENS)).hasValue(2);
        assertThat(figures.get(Metric.TPOT)).hasValue(10);
    }

    @Test
    void reasoningIsAFirstTokenButNoFirstOutput() {
        answered(120);
        chunk(140, "", "hm", Optional.empty());
        text(180);
        StreamFigures figures = endedAt(200, new StreamEnd.Complete());

        assertThat(figures.get(Metric.TTFT)).hasValue(40);
        assertThat(figures.get(Metric.TTFO)).hasValue(80);
    }

    @Test
    void aStreamThatWasCutHasItsFirstTokenAndNoDuration() {
        answered(120);
        text(150);
        text(160);
        StreamFigures figures = endedAt(170, new StreamEnd.Cut("reset"));

        assertThat(figures.get(Metric.TTFT)).hasValue(50);
        assertThat(figures.get(Metric.DURATION)).isEmpty();
        assertThat(figures.get(Metric.TPS)).isEmpty();
        assertThat(figures.get(Metric.TPOT)).isEmpty();
    }

    @Test
    void whatDidNotHappenHasNoFigure() {
        StreamFigures figures = endedAt(170, new StreamEnd.ConnectFailed("refused"));

        assertThat(figures.get(Metric.TTFB)).isEmpty();
        assertThat(figures.get(Metric.TTFT)).isEmpty();
        assertThat(figures.get(Metric.TOKENS)).isEmpty();
    }

    @Test
    void oneTokenHasNoTimePerToken() {
        answered(120);
        text(150);
        StreamFigures figures = endedAt(200, new StreamEnd.Complete());

        assertThat(figures.get(Metric.TPOT)).isEmpty();
        assertThat(figures.get(Metric.STALL)).isEmpty();
        assertThat(figures.get(Metric.TPS)).hasValue(10);
    }

    @Test
    void onAReusedConnectionThereIsNothingToLeaveOut() {
        ConnectionUse reused = new ConnectionUse(100 * MILLI, 0, 0, true, false);
        text(150);
        StreamFigures figures =
                taker.figures(new StreamEvent.Ended(200 * MILLI, reused, new StreamEnd.Complete(), 0, Bytes.EMPTY));

        assertThat(figures.get(Metric.CONNECT)).hasValue(0);
        assertThat(figures.get(Metric.TTFT_CONNECTED)).isEqualTo(figures.get(Metric.TTFT));
    }

    @Test
    void anErrorsAnswerHasNoTokensAndNoDuration() {
        see(new StreamEvent.ResponseHead(120 * MILLI, connection, 500, List.of()));
        StreamFigures figures = endedAt(130, new StreamEnd.Complete());

        assertThat(figures.values()).containsOnlyKeys(Metric.CONNECT, Metric.TTFB);
    }

    @Test
    void tokensInOneReadHaveNoGapAndNoRate() {
        answered(120);
        text(150);
        text(150);
        StreamFigures figures = endedAt(200, new StreamEnd.Complete());

        assertThat(gaps).containsExactly(0L);
        assertThat(figures.get(Metric.STALL)).hasValue(0);
        assertThat(figures.get(Metric.DECODE_TPS)).isEmpty();
    }

    @Test
    void howFastABufferIsEmptiedIsNoSpeedOfDecoding() {
        answered(120);
        text(150);
        chunk(151, "b", "", Optional.of(Payload.Usage.of(OptionalLong.of(3), OptionalLong.of(9), OptionalLong.of(12))));
        StreamFigures figures = endedAt(200, new StreamEnd.Complete());

        assertThat(figures.get(Metric.TPOT)).as("8 tokens in 1 ms").hasValue(0.125);
        assertThat(figures.get(Metric.DECODE_TPS)).isEmpty();
    }

    @Test
    void aCountOfNothingIsNoneWhereTokensCame() {
        answered(120);
        chunk(150, "a", "", Optional.of(Payload.Usage.of(OptionalLong.of(3), OptionalLong.of(0), OptionalLong.of(3))));

        StreamFigures figures = endedAt(200, new StreamEnd.Complete());
        assertThat(figures.get(Metric.TOKENS)).hasValue(1);
        assertThat(figures.tokensFromUsage()).isFalse();
    }

    @Test
    void reasoningThatIsCountedBesideIsCountedToo() {
        answered(120);
        chunk(
                150,
                "a",
                "",
                Optional.of(new Payload.Usage(
                        OptionalLong.of(3),
                        OptionalLong.of(2),
                        OptionalLong.of(9),
                        OptionalLong.of(4),
                        OptionalLong.empty(),
                        false)));

        assertThat(endedAt(200, new StreamEnd.Complete()).get(Metric.TOKENS)).hasValue(6);
    }

    @Test
    void aCountBelowNothingIsNone() {
        answered(120);
        chunk(
                150,
                "a",
                "",
                Optional.of(Payload.Usage.of(OptionalLong.empty(), OptionalLong.of(-3), OptionalLong.empty())));

        assertThat(endedAt(200, new StreamEnd.Complete()).get(Metric.TOKENS)).hasValue(1);
    }

    @Test
    void timesOfAStreamThatWasDueBeforeCountFromThen() {
        taker = new StreamMetrics(facts, times, OptionalLong.of(40 * MILLI));
        StreamFigures figures = wholeStream();

        assertThat(figures.get(Metric.TTFB)).hasValue(80);
        assertThat(figures.get(Metric.TTFE)).hasValue(90);
        assertThat(figures.get(Metric.TTFT)).hasValue(110);
        assertThat(figures.get(Metric.TTFO)).hasValue(110);
        assertThat(figures.get(Metric.TTFT_CONNECTED)).hasValue(100);
        assertThat(figures.get(Metric.DURATION)).hasValue(160);
        assertThat(figures.get(Metric.TPS)).hasValue(5 / 0.16);
        assertThat(figures.get(Metric.SCHEDULE_LAG)).hasValue(60);
        assertThat(figures.get(Metric.TPOT)).as("gaps are what they were").hasValue(10);
    }

    @Test
    void aStreamThatWasNotDueAtAnyMomentHasNoScheduleLag() {
        assertThat(wholeStream().get(Metric.SCHEDULE_LAG)).isEmpty();
    }

    /** What Ollama says of its own times, in the last line, in milliseconds; 5 tokens of 21. */
    private void done(long atMillis, long loadMillis, long promptMillis, long evalMillis) {
        Payload.Durations durations = new Payload.Durations(
                OptionalLong.empty(),
                OptionalLong.of(loadMillis * MILLI),
                OptionalLong.of(promptMillis * MILLI),
                OptionalLong.of(evalMillis * MILLI));
        Payload.Envelope envelope = new Payload.Envelope(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                false,
                Optional.empty(),
                Optional.of(new Payload.Line(true, true, true, Optional.empty(), List.of(), durations)));
        SseEvent event = new SseEvent(0, 0, atMillis * MILLI, 0, SseEvent.DEFAULT_TYPE, Bytes.EMPTY, 1, true);
        Payload.Usage usage = Payload.Usage.of(OptionalLong.of(21), OptionalLong.of(5), OptionalLong.empty());
        see(new StreamEvent.EventReceived(
                event, new Payload.Chunk(envelope, List.of(), false, Optional.of(usage), Optional.empty()), 0));
    }

    /** Loading took from 100 ms to 130 ms, and the first token came at 150 ms. */
    @Test
    void theTimeInWhichTheModelWasLoadedIsShownAndNotInTheTimesToTheFirst() {
        answered(140);
        text(150);
        text(160);
        done(190, 30, 15, 40);
        StreamFigures figures = endedAt(200, new StreamEnd.Complete());

        assertThat(figures.get(Metric.SERVER_LOAD)).hasValue(30);
        assertThat(figures.get(Metric.TTFB)).hasValue(10);
        assertThat(figures.get(Metric.TTFE)).hasValue(20);
        assertThat(figures.get(Metric.TTFT)).hasValue(20);
        assertThat(figures.get(Metric.TTFO)).hasValue(20);
        assertThat(figures.get(Metric.TTFT_CONNECTED)).hasValue(10);
        assertThat(figures.get(Metric.DURATION)).as("all of it").hasValue(100);
        assertThat(figures.get(Metric.SERVER_PROMPT_EVAL)).hasValue(15);
        assertThat(figures.get(Metric.SERVER_DECODE_TPS))
                .as("5 tokens in 40 ms")
                .hasValue(125);
    }

    /** It cannot have loaded for longer than the first token took. */
    @Test
    void anImpossibleTimeOfLoadingIsShownAndNotBelieved() {
        answered(140);
        text(150);
        done(190, 50, 15, 40);
        StreamFigures figures = endedAt(200, new StreamEnd.Complete());

        assertThat(figures.get(Metric.SERVER_LOAD)).hasValue(50);
        assertThat(figures.get(Metric.TTFT)).hasValue(50);
    }

    @Test
    void aNegativeTimeOfLoadingMakesNothingLonger() {
        answered(140);
        text(150);
        done(190, -30, 15, 40);

        assertThat(endedAt(200, new StreamEnd.Complete()).get(Metric.TTFT)).hasValue(50);
    }

    /** Reasoning at 130 and 140, text at 150, 160 and 190; 13 tokens, of which so many of reasoning. */
    private StreamFigures reasoned(long reasoningTokens) {
        answered(120);
        chunk(130, "", "so", Optional.empty());
        chunk(140, "", "so", Optional.empty());
        text(150);
        text(160);
        text(190);
        chunk(
                195,
                "",
                "",
                Optional.of(new Payload.Usage(
                        OptionalLong.of(1),
                        OptionalLong.of(13),
                        OptionalLong.empty(),
                        OptionalLong.of(reasoningTokens),
                        OptionalLong.empty(),
                        false)));
        return endedAt(200, new StreamEnd.Complete());
    }

    @Test
    void theReasoningOfAMessageMayBeASummaryAndIsNotTimed() {
        observe(EventShape.MESSAGES);
        StreamFigures figures = reasoned(8);

        assertThat(figures.get(Metric.TOKENS)).as("all that is paid for").hasValue(13);
        assertThat(figures.get(Metric.TPOT)).as("5 tokens of text in 40 ms").hasValue(10);
        assertThat(figures.get(Metric.DECODE_TPS)).hasValue(100);
    }

    @Test
    void aMessageThatCountsNoReasoningIsTimedAsAWhole() {
        observe(EventShape.MESSAGES);

        assertThat(reasoned(0).get(Metric.TPOT)).as("13 tokens in 60 ms").hasValue(5);
    }

    @Test
    void theReasoningOfAChatIsSentAsItIs() {
        assertThat(reasoned(8).get(Metric.TPOT)).as("13 tokens in 60 ms").hasValue(5);
    }

    @Test
    void aMessageOfReasoningAloneHasNoTimePerToken() {
        observe(EventShape.MESSAGES);
        answered(120);
        chunk(130, "", "so", Optional.empty());
        chunk(
                140,
                "",
                "so",
                Optional.of(new Payload.Usage(
                        OptionalLong.of(1),
                        OptionalLong.of(13),
                        OptionalLong.empty(),
                        OptionalLong.of(8),
                        OptionalLong.empty(),
                        false)));

        assertThat(endedAt(200, new StreamEnd.Complete()).get(Metric.TPOT)).isEmpty();
    }
}
