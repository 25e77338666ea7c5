package io.github.streamcheck.observe.rules;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.Findings;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.StreamContext;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;

/** Tokens in clumps. */
@AutoService(Rule.class)
public final class Clumped implements StreamRule {

    private static final long CLOSE_NANOS = 1_000_000;
    private static final long PAUSE_NANOS = 20_000_000;
    private static final int MIN_GAPS = 15;
    private static final int MIN_PAUSES = 2;
    private static final double MOST = 0.7;

    @Override
    public String id() {
        return "clumped";
    }

    @Override
    public Category category() {
        return Category.TIME;
    }

    @Override
    public Severity severity() {
        return Severity.OFF;
    }

    @Override
    public Severity strictSeverity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "most tokens come less than 1 ms after another, and the time passes in pauses between the " + "clumps";
    }

    @Override
    public String explanation() {
        return "A buffer of a fixed size, or an interval, collects tokens before it sends them: text "
                + "appears in jerks, and the gaps between tokens mean nothing. Speculative decoding and a "
                + "stream interval do so on purpose.";
    }

    @Override
    public boolean countsOnlyIfMost() {
        return true;
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private long lastNanos;
            private int close;
            private int pauses;
            private int gaps;

            @Override
            public void chunk(SseEvent event, Payload.Chunk chunk) {
                if (!chunk.isTokenDelta()) {
                    return;
                }
                if (lastNanos != 0) {
                    long gap = event.arrivedNanos() - lastNanos;
                    gaps++;
                    close += gap < CLOSE_NANOS ? 1 : 0;
                    pauses += gap > PAUSE_NANOS ? 1 : 0;
                }
                lastNanos = event.arrivedNanos();
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                if (gaps >= MIN_GAPS && pauses >= MIN_PAUSES && close >= gaps * MOST) {
                    findings.add(
                            "tokens come in clumps",
                            Evidence.of(close + " of " + gaps + " gaps below 1 ms, " + pauses + " above 20 ms"));
                }
            }
        };
    }
}
