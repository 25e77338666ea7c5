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

/** JSON that does not keep to the borders of events. */
@AutoService(Rule.class)
public final class JsonSplit implements StreamRule {

    @Override
    public String id() {
        return "json-split";
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
        return "one JSON object spread over two events, or two objects in one";
    }

    @Override
    public String explanation() {
        return "Each event is parsed for itself, so both halves fail, and their text is lost. Usual "
                + "cause: a gateway that frames whatever it reads as an event, instead of finding the "
                + "borders of events first; or a missing empty line between two events.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private final SplitJson split = new SplitJson(
                    event -> findings.add("a JSON object does not keep to the borders of events", Evidence.of(event)),
                    event -> {});

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
