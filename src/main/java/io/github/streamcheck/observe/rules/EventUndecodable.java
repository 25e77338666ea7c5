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

/** Data that is no JSON. */
@AutoService(Rule.class)
public final class EventUndecodable implements StreamRule {

    @Override
    public String id() {
        return "event-undecodable";
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
        return "data that is neither JSON nor [DONE]";
    }

    @Override
    public String explanation() {
        return "Clients parse the data of every event as JSON and raise an error, or skip the event and "
                + "lose its text. Common causes: an object cut at a buffer border, a heartbeat sent as data "
                + "(send a comment, \": ping\", in its place), a doubled \"data:\", Python's repr in place of "
                + "JSON, NaN or Infinity.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private final SplitJson split = new SplitJson(
                    event -> {},
                    event -> findings.add("an event's data is neither JSON nor [DONE]", Evidence.of(event)));

            @Override
            public void notable(SseEvent event, Payload payload) {
                split.received(event, payload);
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                split.flush();
            }
        };
    }
}
