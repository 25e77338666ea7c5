package io.github.streamcheck.observe.rules;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.Findings;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.StreamContext;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.TypedRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;

/** A response without an end. */
@AutoService(Rule.class)
public final class ResponseEndMissing implements TypedRule {

    @Override
    public String id() {
        return "response-end-missing";
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
        return "the stream ends in order without response.completed, failed or incomplete";
    }

    @Override
    public String explanation() {
        return "The last event carries the whole response, its status and its token counts. Without it, "
                + "SDKs raise an error or wait, and what a hop cut short and closed properly looks like a "
                + "whole answer.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private boolean over;

            @Override
            public void typed(SseEvent event, Payload.Typed typed) {
                over |= typed.step() == Payload.Step.END;
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                if (facts.endedInOrder(end) && !over) {
                    findings.add(
                            "the stream ended without an end of the response",
                            Evidence.of("after " + facts.events() + " events"));
                }
            }
        };
    }
}
