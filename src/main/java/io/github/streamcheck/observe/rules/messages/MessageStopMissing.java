package io.github.streamcheck.observe.rules.messages;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.MessagesRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.StreamEvent;

/** Reports messages that never end. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TERMINATION,
        severity = Severity.ERROR,
        summary = "the body ends in order without message_stop",
        explanation = """
            message_stop shows a client that the message is complete. Without it, half an answer that a proxy closed
            properly looks like a whole one: some SDKs raise an error, others give what came as a success.

            Fix: Send message_stop as the last event; a gateway that loses its upstream must send an error event.""")
public final class MessageStopMissing implements MessagesRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new MessageObserver() {
            @Override
            public void ended(StreamEvent.Ended end) {
                if (stream.facts().endedInOrder(end) && !isStopped()) {
                    stream.reportMissing("the stream ended without message_stop");
                }
            }
        };
    }
}
