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

/** A response that goes on before it began. */
@AutoService(Rule.class)
public final class ResponseBeginMissing implements TypedRule {

    @Override
    public String id() {
        return "response-begin-missing";
    }

    @Override
    public Category category() {
        return Category.TYPED;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String summary() {
        return "the first event of a response is not response.created";
    }

    @Override
    public String explanation() {
        return "SDKs begin their picture of the response with response.created, and raise an error at "
                + "anything before it. Send it first, with the id under which the response goes on.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private boolean begun;
            private boolean found;

            @Override
            public void typed(SseEvent event, Payload.Typed typed) {
                begun |= typed.step() == Payload.Step.BEGIN;
                if (!begun && !found && typed.type().startsWith("response.")) {
                    found = true;
                    findings.add("a response does not begin with response.created", Evidence.of(event));
                }
            }
        };
    }
}
