package io.github.streamcheck.observe.rules.time;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.text.Durations;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import java.util.Optional;
import org.HdrHistogram.IntCountsHistogram;

/** Reports a long pause between two tokens. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TIME,
        severity = Severity.WARNING,
        summary = "a gap between tokens above 2 s and above 20 times the median gap of the stream",
        explanation = """
            The text stopped and went on: a preempted request, a swapped cache, a proxy that held bytes back. Comments
            keep the connection open, but the reader waits.

            Fix: Compare with the load of the server at that moment; set the limit with thresholds on stall and itl.""")
public final class Stall implements StreamRule {

    private static final long LIMIT_NANOS = 2_000_000_000;
    private static final int TIMES_MEDIAN = 20;
    private static final int MIN_GAPS = 3;

    /** A median below this is short beside any pause above the limit. */
    private static final long SHORT_NANOS = LIMIT_NANOS / TIMES_MEDIAN / 2;

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new StreamObserver() {
            private Optional<IntCountsHistogram> longGapsMicros = Optional.empty();
            private int shortGaps;
            private int lastEvent = -1;
            private long lastNanos;
            private long longestNanos;
            private Evidence longest = Evidence.NONE;
            private int tokens;

            @Override
            public void choice(SseEvent event, Payload.Choice choice) {
                if (!choice.isTokenDelta() || event.index() == lastEvent) {
                    return;
                }
                lastEvent = event.index();
                if (lastNanos != 0) {
                    long gap = Math.max(0, event.arrivedNanos() - stream.facts().deliveryDelayNanos() - lastNanos);
                    add(gap);
                    if (gap > Math.max(longestNanos, LIMIT_NANOS)) {
                        longestNanos = gap;
                        String pause = Durations.formatMillis(gap / 1e6);
                        longest = Evidence.at(event, "nothing for " + pause + " after token " + tokens);
                    }
                }
                tokens++;
                lastNanos = event.arrivedNanos();
            }

            private void add(long gap) {
                if (gap < SHORT_NANOS) {
                    shortGaps++;
                } else {
                    longGapsMicros = longGapsMicros.or(() -> Optional.of(new IntCountsHistogram(1)));
                    longGapsMicros.get().recordValue(gap / 1_000);
                }
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                longGapsMicros.ifPresent(gaps -> {
                    gaps.recordValueWithCount(0, shortGaps);
                    long median = gaps.getValueAtPercentile(50) * 1_000;
                    if (gaps.getTotalCount() >= MIN_GAPS && longestNanos > TIMES_MEDIAN * median) {
                        stream.report("the stream stopped for long between two tokens", longest);
                    }
                });
            }
        };
    }
}
