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

/** The first token after the end: a broken clock of our own. */
@AutoService(Rule.class)
public final class TtftNotBelowDuration implements StreamRule {

    @Override
    public String id() {
        return "ttft-not-below-duration";
    }

    @Override
    public Category category() {
        return Category.TIME;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String summary() {
        return "the time to the first token is above the duration of the stream";
    }

    @Override
    public String explanation() {
        return "This can't happen, so it is a defect of streamcheck or of the machine's clock, and none of "
                + "its figures is to be trusted. Please report it.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void ended(StreamEvent.Ended end) {
                // A difference, since the clock's values may wrap around.
                if (facts.tokenDeltas() > 0 && end.atNanos() - facts.firstTokenNanos() < 0) {
                    findings.add("the first token came after the end of the stream", Evidence.NONE);
                }
            }
        };
    }
}
