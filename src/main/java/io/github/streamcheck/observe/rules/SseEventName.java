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

/** A named event where none belongs. */
@AutoService(Rule.class)
public final class SseEventName implements ChunkRule {

    @Override
    public String id() {
        return "sse-event-name";
    }

    @Override
    public Category category() {
        return Category.FRAMING;
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "an event: other than absent, message or error";
    }

    @Override
    public String explanation() {
        return "Chunks of chat and text completions have no event name. EventSource and clients built on "
                + "it hand only unnamed events to their message handler, so a named one is lost to them.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void notable(SseEvent event, Payload payload) {
                if (!event.type().equals(SseEvent.DEFAULT_TYPE) && !event.type().equals("error")) {
                    findings.add("an event has a name where none belongs", Evidence.of(event));
                }
            }
        };
    }
}
