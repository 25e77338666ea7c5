package io.github.streamcheck.observe.rules.messages;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.MessagesRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;

/** Reports events without their name. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TYPED,
        severity = Severity.ERROR,
        summary = "a known event without an event: line",
        explanation = """
            The official SDK for TypeScript chooses events by their event: line and drops those without one: the whole
            answer is lost. Unknown events may lack it.

            Fix: Send the type of each event in its event: line too.""")
public final class EventNameMissing implements MessagesRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        ObservedStream once = stream.reportingOnce();
        return new MessageObserver() {
            @Override
            void about(SseEvent event, Payload.Typed typed) {
                if (event.type().equals(SseEvent.DEFAULT_TYPE)) {
                    once.report("an event has no event: line", event);
                }
            }
        };
    }
}
