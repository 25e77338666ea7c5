package io.github.streamcheck.observe.rules;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.Findings;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.StreamContext;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;

/** A body that goes on after its end. */
@AutoService(Rule.class)
public final class OpenAfterDone implements ChunkRule {

    private static final long GRACE_NANOS = 2_000_000_000;

    @Override
    public String id() {
        return "open-after-done";
    }

    @Override
    public Category category() {
        return Category.TERMINATION;
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "the body is still open 2 s after [DONE]";
    }

    @Override
    public String explanation() {
        return "Clients that read to the end of the body, as many do so that the connection can be used "
                + "again, wait for nothing. End the body right after [DONE].";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private long doneNanos;

            @Override
            public void notable(SseEvent event, Payload payload) {
                if (payload instanceof Payload.Done && doneNanos == 0) {
                    doneNanos = event.arrivedNanos();
                }
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                boolean own = end.how() instanceof StreamEnd.Cancelled;
                if (doneNanos != 0 && !own && end.atNanos() - doneNanos > GRACE_NANOS) {
                    findings.add(
                            "the body stays open after [DONE]",
                            Evidence.of((end.atNanos() - doneNanos) / 1_000_000 + " ms after [DONE]"));
                }
            }
        };
    }
}
