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

/** JSON that is no object. */
@AutoService(Rule.class)
public final class EventNotObject implements StreamRule {

    @Override
    public String id() {
        return "event-not-object";
    }

    @Override
    public Category category() {
        return Category.CHUNKS;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String summary() {
        return "data that is JSON, but no object";
    }

    @Override
    public String explanation() {
        return "A chunk is a JSON object. null, a number, a text or a list in its place makes clients fail "
                + "on the first member that they read.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void notable(SseEvent event, Payload payload) {
                if (payload instanceof Payload.NotAnObject other) {
                    findings.add(
                            "an event's data is " + other.type() + " where a JSON object belongs", Evidence.of(event));
                }
            }
        };
    }
}
