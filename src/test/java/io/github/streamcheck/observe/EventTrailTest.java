package io.github.streamcheck.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.streamcheck.observe.Exemplar.Kind;
import io.github.streamcheck.observe.Exemplar.Moment;
import io.github.streamcheck.plan.Redactors;
import io.github.streamcheck.wire.Bytes;
import io.github.streamcheck.wire.ConnectionUse;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.Protocol;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTrailTest {

    private static final long MILLI = 1_000_000;

    private final EventTrail trail = new EventTrail(new Sanitizer(Redactors.of("canary-4711")));

    private static StreamEvent event(int index, long atMillis, String data, Payload payload) {
        return new StreamEvent.EventReceived(
                new SseEvent(index, 0, atMillis * MILLI, index, "message", Bytes.utf8(data), 1, true), payload, 0);
    }

    private static StreamEvent odd(int index, String data) {
        return event(index, 100 + index, data, new Payload.Undecodable("no JSON"));
    }

    private Exemplar exemplar() {
        return trail.exemplar("typical", Results.timed(1, 40, 60, 500), Optional.empty());
    }

    @Test
    void whatHappenedIsToldInOrderFromTheStart() {
        ConnectionUse connection = new ConnectionUse(40 * MILLI, 5 * MILLI, MILLI, false, false);
        trail.on(new StreamEvent.ResponseHead(
                90 * MILLI, connection, 200, List.of(new StreamEvent.Header("Content-Type", "text/event-stream"))));
        trail.on(new StreamEvent.CommentReceived(95 * MILLI, 0, Bytes.utf8(": ping")));
        trail.on(odd(0, "{oops"));
        trail.on(event(1, 110, "[DONE]", Payload.Done.INSTANCE));
        trail.on(new StreamEvent.Ended(120 * MILLI, connection, new StreamEnd.Cut("reset"), 30, Bytes.EMPTY));

        List<Moment> moments = exemplar().beginning();
        assertThat(moments)
                .extracting(Moment::kind)
                .containsExactly(Kind.SENT, Kind.HEAD, Kind.COMMENT, Kind.ODD, Kind.DONE, Kind.END);
        assertThat(moments).extracting(Moment::atMillis).containsExactly(6.0, 50.0, 55.0, 60.0, 70.0, 80.0);
        assertThat(moments)
                .extracting(Moment::excerpt)
                .containsExactly(
                        "connection opened", "HTTP 200 text/event-stream", ": ping", "{oops", "[DONE]", "cut: reset");
        assertThat(moments.get(3).event()).hasValue(0);
        assertThat(moments).extracting(Moment::bytes).containsExactly(0L, 0L, 6L, 5L, 6L, 30L);
    }

    @Test
    void ofALongStreamTheFirstAndTheLastEventsAreKept() {
        int events = 1_000;
        for (int i = 0; i < events; i++) {
            trail.on(odd(i, "x"));
        }
        Exemplar exemplar = exemplar();

        assertThat(exemplar.beginning()).hasSize(EventTrail.MOST_FIRST);
        assertThat(exemplar.end()).hasSize(EventTrail.MOST_LAST);
        assertThat(exemplar.omitted()).isEqualTo(events - EventTrail.MOST_FIRST - EventTrail.MOST_LAST);
        assertThat(exemplar.end().get(EventTrail.MOST_LAST - 1).event()).hasValue(events - 1);
    }

    @Test
    void secretsAreTakenOutEvenWhereTheExcerptIsCut() {
        trail.on(odd(0, "y".repeat(EventTrail.MAX_SHOWN - 5) + "canary-4711"));

        assertThat(exemplar().beginning().get(0).excerpt()).endsWith("y***").doesNotContain("canar");
    }

    /** A chunk with one text, as the wire has it and decoded. */
    private static StreamEvent delta(int index, String text) {
        String data = "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text + "\"}}]}";
        SseEvent sse = new SseEvent(index, 0, (100 + index) * MILLI, index, "message", Bytes.utf8(data), 1, true);
        return new StreamEvent.EventReceived(
                sse, Protocol.all().get(0).decoder().decode(sse), 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ca|nary-4711", "key can|ary|-4711.", "c|a|n|a|r|y|-|4|7|1|1", "ca|na|ry|-4|71|1", "canary-471|1"
            })
    void aSecretThatIsSplitOverDeltasIsShownByNone(String pieces) {
        List<String> split = List.of(pieces.split("\\|"));
        trail.on(delta(0, "before"));
        split.forEach(piece -> trail.on(delta(1, piece)));
        trail.on(delta(2, "after"));

        List<String> shown =
                exemplar().beginning().stream().map(Moment::excerpt).toList();
        assertThat(shown.subList(1, shown.size() - 1)).hasSize(split.size()).allMatch("***"::equals);
        assertThat(shown.get(0)).contains("before");
        assertThat(shown.get(shown.size() - 1)).contains("after");
    }

    @Test
    void aSecretThatIsSplitWhereTheLastEventsBeginIsShownByNone() {
        for (int i = 0; i < EventTrail.MOST_FIRST - 1; i++) {
            trail.on(delta(i, "x"));
        }
        trail.on(delta(0, "canar"));
        trail.on(delta(1, "y-4711"));

        assertThat(exemplar().beginning().get(EventTrail.MOST_FIRST - 1).excerpt())
                .isEqualTo("***");
        assertThat(exemplar().end().get(0).excerpt()).isEqualTo("***");
    }

    @Test
    void anAnswerThatIsNoStreamIsShown() {
        trail.on(new StreamEvent.Ended(
                120 * MILLI,
                new ConnectionUse(0, 0, 0, true, false),
                new StreamEnd.Complete(),
                9,
                Bytes.utf8("<h1>login</h1>\n")));

        assertThat(exemplar().beginning().get(0).excerpt()).isEqualTo("the body ended properly: <h1>login</h1>\\n");
    }
}
