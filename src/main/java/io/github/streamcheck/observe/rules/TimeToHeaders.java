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
import io.github.streamcheck.wire.StreamEvent;

/** Headers that wait for the whole answer. */
@AutoService(Rule.class)
public final class TimeToHeaders implements StreamRule {

    private static final long LATE_NANOS = 2_000_000_000;
    private static final long AT_ONCE_NANOS = 10_000_000;
    private static final int MIN_DELTAS = 3;

    @Override
    public String id() {
        return "time-to-headers";
    }

    @Override
    public Category category() {
        return Category.CONNECTION;
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "headers later than 2 s, then everything at once";
    }

    @Override
    public String explanation() {
        return "The server, or a proxy before it, generated the whole answer before it sent the first "
                + "byte of it: the client waits as long as without streaming, and any time to first token "
                + "is the time to the last. Look for response buffering in the proxy, and for a handler "
                + "that returns a finished body.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private long headersNanos;

            @Override
            public void answered(StreamEvent.Answered answer) {
                headersNanos = answer.atNanos() - answer.connection().startedNanos();
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                if (headersNanos > LATE_NANOS
                        && facts.tokenDeltas() >= MIN_DELTAS
                        && facts.lastTokenNanos() - facts.firstTokenNanos() < AT_ONCE_NANOS) {
                    findings.add(
                            "the headers came late, and then the whole answer at once",
                            Evidence.of("headers after " + headersNanos / 1_000_000 + " ms"));
                }
            }
        };
    }
}
