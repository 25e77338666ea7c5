package io.github.streamcheck.observe.rules.time;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;

/** Reports a long silence before the first token. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TIME,
        severity = Severity.OFF,
        strictSeverity = Severity.WARNING,
        summary = "no byte for more than 30 s before the first token",
        explanation = """
            Load balancers and proxies cut connections that are silent for about a minute.

            Fix: Send a comment (: ping) every 15 s while the request is queued or its prompt is processed.""")
public final class NoSignOfLife implements StreamRule {

    private static final long LIMIT_NANOS = 30_000_000_000L;

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new StreamObserver() {
            private long lastNanos;
            private boolean token;

            @Override
            public void answered(StreamEvent.ResponseHead answer) {
                lastNanos = answer.connection().startedNanos();
                sign(answer.atNanos(), answer.deliveryDelayNanos());
            }

            @Override
            public void commented(StreamEvent.CommentReceived comment) {
                sign(comment.atNanos(), 0);
            }

            @Override
            public void significant(SseEvent event, Payload payload) {
                sign(event.arrivedNanos(), stream.facts().deliveryDelayNanos());
                token |= stream.facts().sawToken();
            }

            private void sign(long nowNanos, long deliveryDelayNanos) {
                if (!token && nowNanos - deliveryDelayNanos - lastNanos > LIMIT_NANOS) {
                    stream.report(
                            "no sign of life for more than 30 s before the first token",
                            (nowNanos - lastNanos) / 1_000_000_000 + " s of silence");
                }
                lastNanos = nowNanos;
            }
        };
    }
}
