package io.github.streamcheck.observe;

import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What has been seen of a stream so far: the facts that several rules and figures rest on, gathered once. Rules see it
 * <em>after</em> it has seen the event at hand.
 */
public final class StreamFacts implements StreamObserver {

    /** More choices than this are not told apart: no server sends so many, and a broken one must not cost memory. */
    private static final int MAX_CHOICES = 128;

    private final SortedSet<Long> unfinished = new TreeSet<>();
    private final SortedSet<Long> finished = new TreeSet<>();
    private Optional<StreamEvent.Answered> answer = Optional.empty();
    private Optional<Payload.Usage> usage = Optional.empty();
    private Optional<String> id = Optional.empty();
    private Optional<String> lastFinishReason = Optional.empty();
    private boolean sawDone;
    private boolean sawError;
    private boolean sawDamage;
    private int events;
    private int tokenDeltas;
    private long lastSignNanos;
    private long firstTokenNanos;
    private long lastTokenNanos;

    @Override
    public void answered(StreamEvent.Answered answered) {
        answer = Optional.of(answered);
        lastSignNanos = answered.atNanos();
    }

    @Override
    public void commented(StreamEvent.Commented comment) {
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
    public void notable(SseEvent event, Payload payload) {
        if (payload instanceof Payload.Done) {
            sawDone = true;
        } else if (payload.said().isEmpty()) {
            sawDamage = true;
        }
        sawError |= event.type().equals("error");
    }

    @Override
    public void chunk(SseEvent event, Payload.Chunk chunk) {
        int before = tokenDeltas;
        List<Payload.Choice> choices = chunk.choices();
        for (int i = 0; i < choices.size(); i++) {
            tokenDeltas += choices.get(i).isTokenDelta() ? 1 : 0;
        }
        if (tokenDeltas > before) {
            firstTokenNanos = before == 0 ? event.arrivedNanos() : firstTokenNanos;
            lastTokenNanos = event.arrivedNanos();
        }
    }

    @Override
    public void notableChunk(SseEvent event, Payload.Chunk chunk) {
        sawError |= chunk.error().isPresent();
        if (chunk.usage().isPresent()) {
            usage = chunk.usage();
        }
        if (id.isEmpty() && !chunk.choices().isEmpty()) {
            id = chunk.envelope().id().filter(text -> !text.isEmpty());
        }
        for (Payload.Choice choice : chunk.choices()) {
            long index = choice.index().orElse(0);
            if (choice.finishReason().isPresent()) {
                lastFinishReason = choice.finishReason();
                unfinished.remove(index);
                finished.add(index);
            } else if (choices() == 0 || (!isKnown(index) && unfinished.size() < MAX_CHOICES)) {
                unfinished.add(index);
            }
        }
    }

    private boolean isKnown(long index) {
        return unfinished.contains(index) || finished.contains(index);
    }

    /** The response's head, once it has arrived. */
    public Optional<StreamEvent.Answered> answer() {
        return answer;
    }

    /** Whether the status was one of success. */
    public boolean isSuccess() {
        return answer.map(StreamEvent.Answered::isSuccess).orElse(false);
    }

    /** Whether success was answered with the media type of an event stream. */
    public boolean isEventStream() {
        return isSuccess() && answer.map(StreamEvent.Answered::isEventStream).orElse(false);
    }

    /** Events of any kind. */
    public int events() {
        return events;
    }

    /** Deltas that carry generated output, over all choices. */
    public int tokenDeltas() {
        return tokenDeltas;
    }

    /** When anything last arrived (headers, a comment, an event), by {@link System#nanoTime()}; 0 before. */
    public long lastSignNanos() {
        return lastSignNanos;
    }

    /** When the first token delta arrived, by {@link System#nanoTime()}; without a meaning as long as there is none. */
    public long firstTokenNanos() {
        return firstTokenNanos;
    }

    /** When the last token delta arrived, by {@link System#nanoTime()}; without a meaning as long as there is none. */
    public long lastTokenNanos() {
        return lastTokenNanos;
    }

    /** The first id that a chunk with choices carried; an empty text is none. */
    public Optional<String> id() {
        return id;
    }

    /** The last token counts that the server gave. */
    public Optional<Payload.Usage> usage() {
        return usage;
    }

    /** Whether {@code [DONE]} came. */
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
        return Stream.of(unfinished, finished)
                .anyMatch(indexes -> !indexes.isEmpty() && (indexes.first() < 0 || indexes.last() >= n));
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
}
