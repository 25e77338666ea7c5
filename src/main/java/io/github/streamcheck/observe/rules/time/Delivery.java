package io.github.streamcheck.observe.rules.time;

import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Sees how the bytes of one stream arrive, for the rules about buffering. What this client read late is given the earliest moment
 * at which it can have come, so that no rule blames the server for it.
 */
abstract class Delivery implements StreamObserver {

    /** Fewer tokens than these prove nothing: a server may need no more time for them. */
    static final int MIN_TOKENS = 8;

    /** A pause that no fast model makes. */
    static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final long MIN_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long MAX_SPAN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int WAIT_TO_SPAN = 20;

    private final StreamFacts facts;
    private Optional<StreamEvent.ResponseHead> answer = Optional.empty();
    private int tokensBefore;
    private long firstTokensNanos;
    private long lastTokensNanos;
    private boolean tools;

    Delivery(StreamFacts facts) {
        this.facts = facts;
    }

    /**
     * Bytes were read; what they brought is not yet in {@link #firstTokensNanos} and {@link #lastTokensNanos}.
     *
     * @param tokens how many token deltas they completed, 0 or more
     */
    void read(StreamEvent.BytesRead read, int tokens) {}

    /** The stream has ended; called if it brought enough tokens to judge it, and none of them of a tool call. */
    abstract void judge();

    @Override
    public final void answered(StreamEvent.ResponseHead head) {
        answer = Optional.of(head);
    }

    /** Parsers of tool calls hold back text until they know what it is. */
    @Override
    public final void significantChunk(SseEvent event, Payload.Chunk chunk) {
        for (Payload.Choice choice : chunk.choices()) {
            tools |= !choice.tools().isEmpty() || !choice.toolArguments().isEmpty();
        }
    }

    @Override
    public final void bytesRead(StreamEvent.BytesRead read) {
        int tokens = facts.tokenDeltas();
        read(read, tokens - tokensBefore);
        if (tokens > tokensBefore) {
            firstTokensNanos = tokensBefore == 0 ? read.earliestNanos() : firstTokensNanos;
            lastTokensNanos = read.atNanos();
        }
        tokensBefore = tokens;
    }

    @Override
    public final void ended(StreamEvent.Ended end) {
        if (!tools && tokens() >= MIN_TOKENS) {
            judge();
        }
    }

    /** Token deltas so far, for each choice: choices are decoded side by side. */
    final int tokens() {
        return facts.tokenDeltas() / Math.max(1, facts.choices());
    }

    /** When the last tokens were read; without a meaning as long as there are none. */
    final long lastTokensNanos() {
        return lastTokensNanos;
    }

    /** From the request to the earliest moment at which the first tokens can have arrived, in nanoseconds. */
    final long waitNanos() {
        return firstTokensNanos - sentNanos();
    }

    /** From the first tokens to the last ones, in nanoseconds. */
    final long spanNanos() {
        return lastTokensNanos - firstTokensNanos;
    }

    /** Whether all tokens came together after a wait that is far longer: then what lies between them says little. */
    final boolean isTogetherAtEnd() {
        return waitNanos() > MIN_WAIT_NANOS
                && spanNanos() <= MAX_SPAN_NANOS
                && WAIT_TO_SPAN * spanNanos() <= waitNanos();
    }

    /** When the request was on its way, in nanoseconds of {@link System#nanoTime()}. */
    final long sentNanos() {
        return answer.orElseThrow().connection().sentAtNanos();
    }

    /** The earliest moment at which the head can have arrived, in nanoseconds of {@link System#nanoTime()}. */
    final long headNanos() {
        StreamEvent.ResponseHead head = answer.orElseThrow();
        return head.atNanos() - head.deliveryDelayNanos();
    }

    /** Where a buffer commonly sits behind such an answer, and how to switch it off there. */
    final String remedy() {
        return BufferRemedy.of(answer.orElseThrow());
    }
}
