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

/** A long silence before the first token. */
@AutoService(Rule.class)
public final class NoSignOfLife implements StreamRule {

    private static final long LIMIT_NANOS = 30_000_000_000L;

    @Override
    public String id() {
        return "no-sign-of-life";
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
        return "no byte for more than 30 s before the first token";
    }

    @Override
    public String explanation() {
        return "Load balancers and proxies cut connections that are silent for about a minute. While a "
                + "prompt is long or the queue is, send a comment (: ping) every 15 s.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private long lastNanos;
            private boolean token;

            @Override
            public void answered(StreamEvent.Answered answer) {
                lastNanos = answer.connection().startedNanos();
                sign(answer.atNanos());
            }

            @Override
            public void commented(StreamEvent.Commented comment) {
                sign(comment.atNanos());
            }

            @Override
            public void notable(SseEvent event, Payload payload) {
                sign(event.arrivedNanos());
                token |= facts.tokenDeltas() > 0;
            }

            private void sign(long nowNanos) {
                if (!token && nowNanos - lastNanos > LIMIT_NANOS) {
                    findings.add(
                            "no sign of life for more than 30 s before the first token",
                            Evidence.of((nowNanos - lastNanos) / 1_000_000_000 + " s of silence"));
                }
                lastNanos = nowNanos;
            }
        };
    }
}
