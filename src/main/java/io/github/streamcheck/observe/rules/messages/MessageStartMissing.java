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

/** Reports messages that never begin. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TYPED,
        severity = Severity.ERROR,
        summary = "a stream that ends in order without a message_start",
        explanation = """
            SDKs create the message at message_start: without it they raise an error, or give no message at all. Common
            cause: another API's stream on this path.

            Fix: Send message_start first, with the whole message but for its content.""")
public final class MessageStartMissing implements MessagesRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new MessageObserver() {
            @Override
            public void ended(StreamEvent.Ended end) {
                if (stream.facts().endedInOrder(end) && !isStarted()) {
                    stream.reportMissing("the stream ended without message_start");
                }
            }
        };
    }
}
