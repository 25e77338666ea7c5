package io.github.streamcheck.observe.rules.termination;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;

/** Reports bodies that stay open after [DONE]. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TERMINATION,
        severity = Severity.WARNING,
        summary = "the body is still open 2 s after [DONE]",
        explanation = """
            Clients that read to the end of the body, as many do to reuse the connection, wait for nothing.

            Fix: End the body right after [DONE].""")
public final class OpenAfterDone implements ChunkRule {

    private static final long GRACE_NANOS = 2_000_000_000;

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new StreamObserver() {
            private long doneNanos;

            @Override
            public void significant(SseEvent event, Payload payload) {
                if (payload instanceof Payload.Done && doneNanos == 0) {
                    doneNanos = event.arrivedNanos();
                }
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                boolean own = end.how() instanceof StreamEnd.Cancelled;
                long openNanos = end.atNanos() - doneNanos;
                if (doneNanos != 0 && !own && openNanos > GRACE_NANOS) {
                    String open = openNanos / 1_000_000 + " ms after [DONE]";
                    stream.report("the body stays open after [DONE]", open);
                }
            }
        };
    }
}
