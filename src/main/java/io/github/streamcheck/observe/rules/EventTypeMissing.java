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

/** An event that does not say what it is. */
@AutoService(Rule.class)
public final class EventTypeMissing implements TypedRule {

    @Override
    public String id() {
        return "event-type-missing";
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
        return "an event without a type where every event has one";
    }

    @Override
    public String explanation() {
        return "Clients of typed events look at the member type first: SDKs drop or refuse an event "
                + "without one. Chunks of chat on this path, as after a wrong route, are found by this rule "
                + "too. An error object is not meant.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void typed(SseEvent event, Payload.Typed typed) {
                if (typed.type().isEmpty() && typed.content().error().isEmpty()) {
                    findings.add("an event has no type", Evidence.of(event));
                }
            }
        };
    }
}
