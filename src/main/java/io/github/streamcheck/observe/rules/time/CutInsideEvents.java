package io.github.streamcheck.observe.rules.time;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.HttpRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Quorum;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.StreamEvent;
import java.util.concurrent.TimeUnit;

/** Reports streams that pause in the middle of events. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TIME,
        severity = Severity.ERROR,
        quorum = Quorum.MOST_OF_THREE,
        summary = "most pauses over 20 ms are inside an event, or blocks have the size of a buffer, in most streams",
        explanation = """
            No model stops in the middle of an event: a buffer of bytes is sent whenever it is full. Text appears in jerks of
            dozens of tokens; the end of each block arrives only with the next. Not reported: a single pause, as after a lost
            packet, streams that are fast enough to fill the receive window of the connection, and pauses of this client.

            Fix: Switch off the buffer. nginx: proxy_buffering off, or X-Accel-Buffering: no from the application. A
            handler that copies the upstream's body (transferTo into a StreamingResponseBody, whose flushes Spring
            ignores): an SseEmitter.""")
public final class CutInsideEvents implements HttpRule {

    /** In a stream that has a single pause, the rest comes within this part of the time. */
    private static final int SPAN_TO_ACTIVE = 20;

    /** What a buffer sends comes together; a slow network stops anywhere, too. */
    private static final int SPAN_TO_ACTIVE_OF_MANY = 5;

    /** A single pause is longer than a round trip, which a network makes where its window is full. */
    private static final long MIN_SINGLE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** Faster streams fill the window of a network, which stops anywhere. */
    private static final long MAX_TOKENS_PER_SECOND = 1_000;

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new Delivery(stream.facts()) {
            private final BufferBlocks blocks = new BufferBlocks();
            private boolean begun;
            private boolean insideBefore;
            private long beforeNanos;
            private long firstNanos;
            private long activeNanos;
            private long longestNanos;
            private int pauses;
            private int inside;

            @Override
            void read(StreamEvent.BytesRead read, int tokens) {
                if (!begun) {
                    begun = true;
                    firstNanos = read.atNanos();
                } else if (read.earliestNanos() - beforeNanos > PAUSE_NANOS) {
                    pauses++;
                    longestNanos = Math.max(longestNanos, read.earliestNanos() - beforeNanos);
                    inside += insideBefore ? 1 : 0;
                    blocks.end();
                } else {
                    activeNanos += read.atNanos() - beforeNanos;
                }
                blocks.add(read.bytes(), tokens);
                insideBefore = read.insideEvent();
                beforeNanos = read.atNanos();
            }

            @Override
            void judge() {
                long span = beforeNanos - firstNanos;
                boolean fast = tokens() * TimeUnit.SECONDS.toNanos(1) > MAX_TOKENS_PER_SECOND * span;
                // A held answer is for one-burst, even if this machine paused among its pieces.
                if (fast || isTogetherAtEnd()) {
                    return;
                }
                boolean often = inside > 1 && 2 * inside > pauses && SPAN_TO_ACTIVE_OF_MANY * activeNanos <= span;
                boolean solid = longestNanos > MIN_SINGLE_NANOS && SPAN_TO_ACTIVE * activeNanos <= span;
                boolean once = inside == 1 && pauses == 1 && (blocks.full() == 1 || solid);
                if (often || once || blocks.areOfOneBuffer()) {
                    stream.report(
                            "the stream stops in the middle of events: a buffer of bytes is filled before it is sent; "
                                    + remedy(),
                            inside + " of " + pauses + " pauses inside an event, blocks of up to " + blocks.largest()
                                    + " bytes");
                }
            }
        };
    }
}
