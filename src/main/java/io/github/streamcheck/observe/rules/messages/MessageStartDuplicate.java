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

/** Reports messages that begin twice. */
@AutoService(Rule.class)
@RuleInfo(category = Category.TYPED, severity = Severity.ERROR, summary = "a second message_start", explanation = """
            SDKs raise an error at a second message_start, or drop all that came before it. Common cause: a gateway
            sends its own beside that of the server behind it.

            Fix: Send message_start once; a gateway passes on the one that it receives.""")
public final class MessageStartDuplicate implements MessagesRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new MessageObserver() {
            @Override
            void about(SseEvent event, Payload.Typed typed) {
                if (typed.step() == Payload.Step.BEGIN && isStarted()) {
                    stream.report("message_start comes again", event);
                }
            }
        };
    }
}
