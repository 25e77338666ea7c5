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
import org.HdrHistogram.Histogram;

/** One long pause between tokens. */
@AutoService(Rule.class)
public final class Stall implements StreamRule {

    private static final long LIMIT_NANOS = 2_000_000_000;
    private static final int TIMES_MEDIAN = 20;
    private static final int MIN_GAPS = 3;

    @Override
    public String id() {
        return "stall";
    }

    @Override
    public Category category() {
        return Category.TIME;
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "a gap between tokens above 2 s and above 20 times the median gap of the stream";
    }

    @Override
    public String explanation() {
        return "The text stood still and went on: a preempted request, a swapped cache, a hop that held "
                + "bytes back. Comments keep the connection but not the reader. Compare with the load of "
                + "the server at that moment; thresholds on stall and itl say how much is too much.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private final Histogram gapsMicros = new Histogram(1);
            private long lastNanos;
            private long longestNanos;
            private Evidence longest = Evidence.NONE;

            @Override
            public void chunk(SseEvent event, Payload.Chunk chunk) {
                if (!chunk.isTokenDelta()) {
                    return;
                }
                if (lastNanos != 0) {
                    long gap = Math.max(0, event.arrivedNanos() - lastNanos);
                    gapsMicros.recordValue(gap / 1_000);
                    if (gap > longestNanos) {
                        longestNanos = gap;
                        longest = gap > LIMIT_NANOS ? Evidence.of(event) : longest;
                    }
                }
                lastNanos = event.arrivedNanos();
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                long median = gapsMicros.getValueAtPercentile(50) * 1_000;
                if (gapsMicros.getTotalCount() >= MIN_GAPS
                        && longestNanos > LIMIT_NANOS
                        && longestNanos > TIMES_MEDIAN * median) {
                    findings.add("the stream stood still between two tokens", longest);
                }
            }
        };
    }
}
