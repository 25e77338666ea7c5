package io.github.streamcheck.observe.rules;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.Findings;
import io.github.streamcheck.observe.RealtimeRule;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.StreamContext;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import java.util.HashSet;
import java.util.Set;

/** Events without an id of their own. */
@AutoService(Rule.class)
public final class EventId implements RealtimeRule {

    /** More than these are not told apart: a broken server must not cost memory. */
    private static final int MAX_IDS = 4096;

    @Override
    public String id() {
        return "event-id";
    }

    @Override
    public Category category() {
        return Category.TYPED;
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public Severity strictSeverity() {
        return Severity.ERROR;
    }

    @Override
    public String summary() {
        return "an event of a Realtime session has no event_id, or that of an earlier one";
    }

    @Override
    public String explanation() {
        return "Clients tell events apart, and what an error refers to, by event_id. Two events of one id are taken "
                + "for one that was sent twice.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private final Set<String> ids = new HashSet<>();

            @Override
            public void typed(SseEvent event, Payload.Typed typed) {
                if (typed.type().isEmpty()) {
                    return;
                }
                if (typed.eventId().isEmpty()) {
                    findings.add("an event has no event_id", Evidence.of(event));
                } else if (ids.size() < MAX_IDS && !ids.add(typed.eventId().get())) {
                    findings.add("two events have the same event_id", Evidence.of(event));
                }
            }
        };
    }
}
