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
import io.github.streamcheck.wire.StreamEvent;

/** The sentinel never came. */
@AutoService(Rule.class)
public final class DoneMissing implements ChunkRule {

    @Override
    public String id() {
        return "done-missing";
    }

    @Override
    public Category category() {
        return Category.TERMINATION;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String summary() {
        return "the body ends in order without data: [DONE]";
    }

    @Override
    public String explanation() {
        return "The sentinel tells a client that nothing was lost behind the last chunk. Without it, a "
                + "stream that a hop cut short and closed properly looks like a complete one; several clients "
                + "and gateways wait for it or report an error. Send \"data: [DONE]\" and a blank line as the "
                + "last event.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void ended(StreamEvent.Ended end) {
                if (facts.endedInOrder(end) && !facts.sawDone()) {
                    findings.add(
                            "the stream ended without data: [DONE]",
                            Evidence.of("after " + facts.events() + " events"));
                }
            }
        };
    }
}
