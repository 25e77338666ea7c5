package io.github.streamcheck.observe.rules.responses;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.RealtimeRule;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import java.util.HashSet;
import java.util.Set;

/** Reports events without an id of their own. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TYPED,
        severity = Severity.WARNING,
        strictSeverity = Severity.ERROR,
        summary = "an event of a Realtime session has no event_id, or that of an earlier one",
        explanation = """
            Clients distinguish events, and find the event that an error refers to, by event_id. Two events with one id
            look like one that was sent twice.

            Fix: Give every event an id of its own.""")
public final class EventId implements RealtimeRule {

    /** More than these are not distinguished: a broken server must not cost memory. */
    private static final int MAX_IDS = 4096;

    @Override
    public StreamObserver observe(ObservedStream stream) {
        Set<String> ids = new HashSet<>();
        return StreamObserver.onTyped((event, typed) -> {
            if (typed.type().isEmpty()) {
                return;
            }
            if (typed.eventId().isEmpty()) {
                stream.report("an event has no event_id", event);
            } else if (ids.size() < MAX_IDS && !ids.add(typed.eventId().get())) {
                stream.report("two events have the same event_id", event);
            }
        });
    }
}
