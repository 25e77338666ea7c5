package io.github.streamcheck.observe.rules;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.Findings;
import io.github.streamcheck.observe.ResponsesRule;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.StreamContext;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;

/** An event with one name on the line and another in its data. */
@AutoService(Rule.class)
public final class EventNameDiffers implements ResponsesRule {

    @Override
    public String id() {
        return "event-name-differs";
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
        return "the event: line is not the type in the data; a warning if there is no such line";
    }

    @Override
    public String explanation() {
        return "Some clients choose their handler by the line event:, others by the member type. Where "
                + "the two differ, one of them handles the event wrongly; without the line, EventSource and "
                + "clients built on it never see the event.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void typed(SseEvent event, Payload.Typed typed) {
                if (typed.type().isEmpty() || event.type().equals(typed.type())) {
                    return;
                }
                if (event.type().equals(SseEvent.DEFAULT_TYPE)) {
                    findings.addMinor("an event has no event: line", Evidence.of(event));
                } else {
                    findings.add("the event: line is not the type in the data", named(event));
                }
            }
        };
    }

    private static Evidence named(SseEvent event) {
        Evidence data = Evidence.of(event);
        return new Evidence(data.event(), data.offset(), "event: " + event.type() + ", data: " + data.excerpt());
    }
}
