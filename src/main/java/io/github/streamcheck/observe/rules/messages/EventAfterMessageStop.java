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

/** Reports events after the end of the message. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TERMINATION,
        severity = Severity.ERROR,
        summary = "an event of the message after message_stop",
        explanation = """
            Clients stop reading at message_stop, or ignore what follows it: text, counts or an error are lost. Pings
            and unknown events are not reported.

            Fix: Send message_stop last.""")
public final class EventAfterMessageStop implements MessagesRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        ObservedStream once = stream.reportingOnce();
        return new MessageObserver() {
            @Override
            void about(SseEvent event, Payload.Typed typed) {
                if (isStopped()) {
                    once.report("an event comes after message_stop", event);
                }
            }
        };
    }
}
