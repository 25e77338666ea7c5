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

/** Reports headers that wait for the whole answer. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TIME,
        severity = Severity.WARNING,
        quorum = Quorum.MOST_OF_THREE,
        summary = "headers later than 2 s, then everything at once, in most streams",
        explanation = """
            The server or a proxy generated the whole answer before it sent the first byte: the client waits as long as
            without streaming, and TTFT is the time to the last token.

            Fix: Check for response buffering in the proxy, and for a handler that returns a complete body.""")
public final class TimeToHeaders implements StreamRule {

    private static final long LATE_NANOS = 2_000_000_000;
    private static final long AT_ONCE_NANOS = 10_000_000;

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new Delivery(stream.facts()) {
            @Override
            void judge() {
                long headNanos = headNanos() - sentNanos();
                if (headNanos > LATE_NANOS && spanNanos() < AT_ONCE_NANOS) {
                    stream.report(
                            "the headers came late, and then the whole answer at once",
                            "headers after " + Durations.formatMillis(headNanos / 1e6));
                }
            }
        };
    }
}
