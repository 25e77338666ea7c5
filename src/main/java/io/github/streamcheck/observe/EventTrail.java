package io.github.streamcheck.observe;

import io.github.streamcheck.observe.Exemplar.Kind;
import io.github.streamcheck.observe.Exemplar.Moment;
import io.github.streamcheck.wire.Bytes;
import io.github.streamcheck.wire.ConnectionUse;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.Payload.Choice;
import io.github.streamcheck.wire.Payload.Chunk;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;
import io.github.streamcheck.wire.StreamListener;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;

/**
 * Remembers how one stream went: its first events and its last, as they came. Costs next to nothing for each: what is shown of
 * them is made for the few streams that are shown. Used by one thread at a time.
 */
final class EventTrail implements StreamListener {

    static final int MOST_FIRST = 150;
    static final int MOST_LAST = 50;

    /** So much of an event is shown that most are shown whole. */
    static final int MAX_SHOWN = 400;

    /** More of an event than is shown, since a {@link Sanitizer} has to see secrets whole. */
    private static final int MAX_BYTES = 4096;

    /** In place of an event that a secret reaches into. */
    private static final String HIDDEN = "***";

    /** In place of the texts that were not kept. */
    private static final String GAP = "...";

    private final Sanitizer sanitizer;
    private final List<Step> first = new ArrayList<>();
    private final Deque<Step> last = new ArrayDeque<>();
    private int omitted;

    private record Step(long atNanos, Kind kind, int event, long length, Bytes head, List<Choice> choices) {}

    /** In place of an event's number. */
    private static final int NO_EVENT = -1;

    /** {@code sanitizer} makes the server's texts safe to show. */
    EventTrail(Sanitizer sanitizer) {
        this.sanitizer = sanitizer;
    }

    @Override
    public void on(StreamEvent event) {
        if (event instanceof StreamEvent.EventReceived received) {
            SseEvent sse = received.sse();
            step(
                    sse.arrivedNanos(),
                    kind(received.payload()),
                    sse.index(),
                    sse.data().length(),
                    sse.data(),
                    deltas(received));
        } else if (event instanceof StreamEvent.ResponseHead answer) {
            sent(answer.connection());
            String type = String.join(", ", answer.values("content-type"));
            step(answer.atNanos(), Kind.HEAD, NO_EVENT, 0, Bytes.utf8("HTTP " + answer.status() + " " + type));
        } else if (event instanceof StreamEvent.CommentReceived comment) {
            step(comment.atNanos(), Kind.COMMENT, NO_EVENT, comment.line().length(), comment.line());
        } else if (event instanceof StreamEvent.Control control) {
            String frame = control.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            String code = control.code() == 0 ? "" : " " + control.code();
            step(control.atNanos(), Kind.CONTROL, NO_EVENT, 0, Bytes.utf8(frame + code + " " + control.content()));
        } else if (event instanceof StreamEvent.Ended end) {
            String body = end.plainBody().isEmpty()
                    ? ""
                    : ": " + end.plainBody().head(MAX_BYTES).utf8();
            step(end.atNanos(), Kind.END, NO_EVENT, end.bodyBytes(), Bytes.utf8(words(end.how()) + body));
        }
    }

    private void sent(ConnectionUse connection) {
        step(
                connection.sentAtNanos(),
                Kind.SENT,
                NO_EVENT,
                0,
                Bytes.utf8(connection.reused() ? "connection reused" : "connection opened"));
    }

    /** None of an event of which only the head is kept: it is no piece among many. */
    private static List<Choice> deltas(StreamEvent.EventReceived received) {
        return received.sse().data().length() > MAX_BYTES
                ? List.of()
                : received.payload().asChunk().map(Chunk::choices).orElse(List.of());
    }

    private static Kind kind(Payload payload) {
        if (payload instanceof Payload.Done) {
            return Kind.DONE;
        }
        return payload.asChunk()
                .map(chunk -> chunk.generatesOutput() ? Kind.TOKEN : Kind.CHUNK)
                .orElse(Kind.ODD);
    }

    private static String words(StreamEnd end) {
        if (end instanceof StreamEnd.ConnectFailed failed) {
            return "no connection: " + failed.reason();
        }
        if (end instanceof StreamEnd.Cut cut) {
            return "cut: " + cut.reason();
        }
        if (end instanceof StreamEnd.Malformed malformed) {
            return malformed.what();
        }
        if (end instanceof StreamEnd.TimedOut late) {
            return "aborted after " + late.limit().parameter();
        }
        if (end instanceof StreamEnd.TooLarge large) {
            return "aborted: more than " + large.parameter();
        }
        if (end instanceof StreamEnd.Abandoned) {
            return "abandoned on purpose";
        }
        if (end instanceof StreamEnd.Cancelled cancelled) {
            return "the run ended: " + cancelled.reason();
        }
        return "the body ended properly";
    }

    private void step(long atNanos, Kind kind, int event, long length, Bytes data) {
        step(atNanos, kind, event, length, data, List.of());
    }

    private void step(long atNanos, Kind kind, int event, long length, Bytes data, List<Choice> choices) {
        Step step = new Step(atNanos, kind, event, length, data.head(MAX_BYTES), choices);
        if (first.size() < MOST_FIRST) {
            first.add(step);
            return;
        }
        last.addLast(step);
        if (last.size() > MOST_LAST) {
            last.removeFirst();
            omitted++;
        }
    }

    /** What it shows of the stream that {@code result} is of; {@code answer}: all of it. */
    Exemplar exemplar(String why, StreamResult result, Optional<Bytes> answer) {
        StreamSample sample = StreamSample.of(result);
        List<Moment> moments = moments(sample.dueNanos());
        return new Exemplar(
                why,
                sample.number(),
                sample.endpoint(),
                sample.failure(),
                sample.ttftMillis(),
                moments.subList(0, first.size()),
                omitted,
                moments.subList(first.size(), moments.size()),
                answer);
    }

    private List<Moment> moments(long dueNanos) {
        List<Step> steps = new ArrayList<>(first);
        steps.addAll(last);
        BitSet secret = secrets(steps);
        List<Moment> moments = new ArrayList<>();
        for (Step step : steps) {
            moments.add(new Moment(
                    (step.atNanos() - dueNanos) / 1e6,
                    step.kind(),
                    step.event() == NO_EVENT ? OptionalInt.empty() : OptionalInt.of(step.event()),
                    step.length(),
                    secret.get(moments.size())
                            ? HIDDEN
                            : sanitizer.line(step.head().utf8(), MAX_SHOWN)));
        }
        return moments;
    }

    /** The places of the steps whose deltas join to a secret: none of them has it whole, but a reader can join them too. */
    private BitSet secrets(List<Step> steps) {
        Map<String, String[]> texts = new LinkedHashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            int place = i;
            for (Choice choice : steps.get(i).choices()) {
                texts(choice, (name, piece) -> add(texts, name, piece, place, steps.size()));
            }
        }
        BitSet found = new BitSet();
        if (omitted > 0) {
            texts.values().forEach(pieces -> pieces[first.size() - 1] += GAP);
        }
        texts.values().forEach(pieces -> found.or(sanitizer.spreadSecrets(List.of(pieces))));
        return found;
    }

    /** Gives {@code sink} the texts of a choice, each with the name of what it is a piece of. */
    static void texts(Choice choice, BiConsumer<String, String> sink) {
        sink.accept("text " + choice.index(), choice.text());
        sink.accept("reasoning " + choice.index(), choice.reasoning());
        sink.accept("arguments " + choice.index(), choice.toolArguments());
    }

    private static void add(Map<String, String[]> texts, String name, String piece, int step, int steps) {
        if (!piece.isEmpty()) {
            String[] pieces = texts.computeIfAbsent(name, first -> {
                String[] none = new String[steps];
                Arrays.fill(none, "");
                return none;
            });
            pieces[step] += piece;
        }
    }
}
