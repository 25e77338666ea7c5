package io.github.streamcheck.observe.rules.time;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Quorum;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.text.Durations;
import io.github.streamcheck.wire.StreamEvent;
import java.util.concurrent.TimeUnit;

/** Reports tokens that come in groups, with long pauses between them. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TIME,
        severity = Severity.WARNING,
        quorum = Quorum.MOST_OF_THREE,
        summary = "groups of four or more tokens with pauses of 150 ms or more, in most pauses of most streams",
        explanation = """
            Something sends only at intervals, or when a buffer is full: text appears in jerks, and the time between tokens has
            no meaning. Not reported: smaller groups and shorter pauses, which speculative decoding and a stream interval make
            on purpose, and pauses of this client.

            Fix: Common causes and remedies: HAProxy, option http-no-delay; a handler with buffer(Duration) or a timer,
            a flush after each event; nginx, proxy_buffering off.""")
public final class Clumped implements StreamRule {

    private static final long LONG_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(150);
    private static final int MIN_GROUP = 4;
    private static final int MIN_GROUPS = 2;

    /** A group comes together if it takes no more than this part of the pause after it. */
    private static final int PAUSE_TO_SPAN = 10;

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new Delivery(stream.facts()) {
            private long groupNanos;
            private int group;
            private int pauses;
            private int clumps;
            private int largest;
            private long longestNanos;

            @Override
            void read(StreamEvent.BytesRead read, int tokens) {
                if (tokens == 0) {
                    return;
                }
                long pause = read.earliestNanos() - lastTokensNanos();
                if (group > 0 && pause > PAUSE_NANOS) {
                    pauses++;
                    if (pause >= LONG_PAUSE_NANOS
                            && group >= MIN_GROUP * Math.max(1, stream.facts().choices())
                            && PAUSE_TO_SPAN * (lastTokensNanos() - groupNanos) <= pause) {
                        clumps++;
                        largest = Math.max(largest, group);
                        longestNanos = Math.max(longestNanos, pause);
                    }
                    group = 0;
                }
                groupNanos = group == 0 ? read.atNanos() : groupNanos;
                group += tokens;
            }

            @Override
            void judge() {
                if (clumps >= MIN_GROUPS && 2 * clumps > pauses) {
                    stream.report(
                            "tokens come in groups, with long pauses between them; " + remedy(),
                            clumps + " of " + pauses + " pauses after four tokens or more that came together,"
                                    + " groups of up to " + largest + " tokens, pauses of up to "
                                    + Durations.formatMillis(longestNanos / 1e6));
                }
            }
        };
    }
}
