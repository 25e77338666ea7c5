package io.github.streamcheck.observe;

import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What has been seen of a stream so far: the facts that several rules and figures rest on, gathered once. Rules see it
 * <em>after</em> it has seen the event at hand.
 */
public final class StreamFacts implements StreamObserver {

    /** The last two are of Anthropic's API alone. */
    private static final Set<String> CUTS = Set.of("length", "model_context_window_exceeded", "refusal");

    private final EventShape shape;
    private final SortedSet<Long> unfinished = new TreeSet<>();
    private final SortedSet<Long> finished = new TreeSet<>();
    private Optional<StreamEvent.ResponseHead> answer = Optional.empty();
    private Optional<Payload.Usage> usage = Optional.empty();
    private Optional<Payload.Durations> durations = Optional.empty();
    private Optional<String> id = Optional.empty();
    private Optional<String> lastFinishReason = Optional.empty();
    private boolean eventStream;
    private boolean sawDone;
    private boolean sawError;
    private boolean sawDamage;
    private boolean sawToken;
    private boolean sawOutput;
    private int events;
    private int tokenDeltas;
    private long lastSignNanos;
    private long firstTokenNanos;
    private long lastTokenNanos;
    private long deliveryDelayNanos;

    /** The facts of a stream of such events. */
    public StreamFacts(EventShape shape) {
        this.shape = shape;
    }

    @Override
    public void answered(StreamEvent.ResponseHead answered) {
        answer = Optional.of(answered);
        eventStream = answered.isSuccess() && answered.isStreamOf(shape);
        lastSignNanos = answered.atNanos();
    }

    @Override
    public void on(StreamEvent.EventReceived event, boolean continuation) {
        deliveryDelayNanos = event.deliveryDelayNanos();
        StreamObserver.super.on(event, continuation);
    }

    /** Takes an event that merely continues the one before: cheaper, and the same, as {@link #on} is. */
    void continued(StreamEvent.EventReceived event, Payload.Choice choice) {
        deliveryDelayNanos = event.deliveryDelayNanos();
        received(event.sse(), event.payload());
        choice(event.sse(), choice);
    }

    @Override
    public void commented(StreamEvent.CommentReceived comment) {
        lastSignNanos = comment.atNanos();
    }

    @Override
    public void control(StreamEvent.Control control) {
        lastSignNanos = control.atNanos();
    }

    @Override
    public void received(SseEvent event, Payload payload) {
        events++;
        lastSignNanos = event.arrivedNanos();
    }

    @Override
    public void significant(SseEvent event, Payload payload) {
        sawDone |= payload.isEnd();
        sawDamage |= payload.asChunk().isEmpty() && !payload.isEnd();
        sawError |= event.type().equals("error");
    }

    @Override
    public void choice(SseEvent event, Payload.Choice choice) {
        tokenDeltas += choice.isTokenDelta() ? 1 : 0;
        if (choice.generatesOutput()) {
            sawOutput = true;
            firstTokenNanos = sawToken ? firstTokenNanos : event.arrivedNanos();
            lastTokenNanos = event.arrivedNanos();
            sawToken = true;
        }
    }

    @Override
    public void typed(SseEvent event, Payload.Typed typed) {
        // An item may come without deltas, such as an image. It is over then: when its first token came is not known.
        sawOutput |=
                typed.step() == Payload.Step.ITEM_END && typed.items().stream().anyMatch(item -> !item.empty());
    }

    @Override
    public void significantChunk(SseEvent event, Payload.Chunk chunk) {
        sawError |= chunk.error().isPresent();
        if (chunk.usage().filter(Payload.Usage::hasCounts).isPresent()) {
            usage = chunk.usage();
        }
        durations = chunk.envelope()
                .line()
                .map(Payload.Line::durations)
                .filter(Payload.Durations::isGiven)
                .or(() -> durations);
        if (id.isEmpty() && !chunk.choices().isEmpty()) {
            id = chunk.envelope().id().filter(text -> !text.isEmpty());
        }
        for (Payload.Choice choice : chunk.choices()) {
            long index = choice.index().orElse(0);
            if (choice.finishReason().isPresent()) {
                lastFinishReason = choice.finishReason();
                unfinished.remove(index);
                finished.add(index);
            } else if (choices() == 0 || (!isKnown(index) && unfinished.size() < ObservedStream.MAX_PARTS)) {
                unfinished.add(index);
            }
        }
    }

    private boolean isKnown(long index) {
        return unfinished.contains(index) || finished.contains(index);
    }

    /** The response's head, once it has arrived. */
    public Optional<StreamEvent.ResponseHead> answer() {
        return answer;
    }

    /** Whether the status was one of success. */
    public boolean isSuccess() {
        return answer.map(StreamEvent.ResponseHead::isSuccess).orElse(false);
    }

    /** Whether success was answered with the media type of a stream of the endpoint's events. */
    public boolean isEventStream() {
        return eventStream;
    }

    /** Events of any kind. */
    public int events() {
        return events;
    }

    /** Deltas that carry generated output, over all choices. */
    public int tokenDeltas() {
        return tokenDeltas;
    }

    /** Whether a token delta came, or output that is no text: then {@link #firstTokenNanos} has a meaning. */
    public boolean sawToken() {
        return sawToken;
    }

    /** Whether anything was generated. */
    public boolean sawOutput() {
        return sawOutput;
    }

    /** When anything last arrived (headers, a comment, an event), by {@link System#nanoTime()}; 0 before. */
    public long lastSignNanos() {
        return lastSignNanos;
    }

    /** How long the event at hand may have waited in this client before it was read, in nanoseconds, 0 or more. */
    public long deliveryDelayNanos() {
        return deliveryDelayNanos;
    }

    /**
     * When the first token delta, or output that is no text, arrived, by {@link System#nanoTime()}; without a meaning as long as
     * there is none.
     */
    public long firstTokenNanos() {
        return firstTokenNanos;
    }

    /** When the last of these arrived, by {@link System#nanoTime()}; without a meaning as long as there is none. */
    public long lastTokenNanos() {
        return lastTokenNanos;
    }

    /** The first id that a chunk with choices carried; an empty text is none. */
    public Optional<String> id() {
        return id;
    }

    /** The last token counts that the server gave; an object without counts is none. */
    public Optional<Payload.Usage> usage() {
        return usage;
    }

    /** What the server last said of its own times. */
    public Optional<Payload.Durations> durations() {
        return durations;
    }

    /** The last count of completion tokens that the server gave. */
    public OptionalLong completionTokens() {
        return usage.map(Payload.Usage::completionTokens).orElse(OptionalLong.empty());
    }

    /** How many of the counted tokens were generated as reasoning of which only a summary is sent, or nothing; 0 if it is all sent. */
    public long summarizedTokens() {
        return shape.summarizesReasoning()
                ? Math.max(
                        0,
                        usage.map(Payload.Usage::reasoningTokens)
                                .orElse(OptionalLong.empty())
                                .orElse(0))
                : 0;
    }

    /** Whether {@code [DONE]} came, or what else says that nothing follows. */
    public boolean sawDone() {
        return sawDone;
    }

    /** Whether an error came in place of a chunk. */
    public boolean sawError() {
        return sawError;
    }

    /** Whether any event was no JSON object. */
    public boolean sawDamage() {
        return sawDamage;
    }

    /**
     * Whether the stream came to its end as if nothing had happened: success, at least one event, no error among them, and a
     * body that ended as its framing says. What such a stream lacks, it lacks silently.
     */
    public boolean endedInOrder(StreamEvent.Ended end) {
        return end.how() instanceof StreamEvent.StreamEnd.Complete && isSuccess() && events > 0 && !sawError;
    }

    /** Choices that have begun and have no finish reason yet, by index. */
    public SortedSet<Long> unfinishedChoices() {
        return unfinished;
    }

    /** Whether all that came was of one choice. */
    public boolean isOneChoice() {
        return unfinished.size() + finished.size() <= 1;
    }

    /** Whether a choice has been seen whose index is not from 0 to {@code n} - 1. */
    public boolean hasChoiceBeyond(long n) {
        return hasBeyond(unfinished, n) || hasBeyond(finished, n);
    }

    private static boolean hasBeyond(SortedSet<Long> indexes, long n) {
        return !indexes.isEmpty() && (indexes.first() < 0 || indexes.last() >= n);
    }

    /** How many choices have been seen. */
    public int choices() {
        return unfinished.size() + finished.size();
    }

    /** Whether any choice has a finish reason. */
    public boolean sawFinish() {
        return !finished.isEmpty();
    }

    /** The finish reason that came last. */
    public Optional<String> lastFinishReason() {
        return lastFinishReason;
    }

    /** Whether {@code reason} is the finish reason that came last. */
    public boolean isFinishedBy(String reason) {
        return lastFinishReason.filter(reason::equals).isPresent();
    }

    /** Whether the answer ended before it was whole: at a limit, at the end of the context, or by a refusal. */
    public boolean isCut() {
        return lastFinishReason.filter(CUTS::contains).isPresent();
    }

    /** How far the stream has come, for people. */
    public String progress() {
        return "after " + events + " events";
    }
}
