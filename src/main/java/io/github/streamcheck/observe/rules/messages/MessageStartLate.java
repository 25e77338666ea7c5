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

/** Reports messages that begin after something of them came. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TYPED,
        severity = Severity.ERROR,
        summary = "a message_start after another event of the message",
        explanation = """
            SDKs create the message at message_start and raise an error at anything of it before; others lose what came.
            Pings, comments and unknown events may come first.

            Fix: Send message_start before the first block.""")
public final class MessageStartLate implements MessagesRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new MessageObserver() {
            private boolean early;

            @Override
            void about(SseEvent event, Payload.Typed typed) {
                if (typed.step() != Payload.Step.BEGIN) {
                    early |= !isStarted();
                } else if (early && !isStarted()) {
                    stream.report("message_start comes after another event of the message", event);
                }
            }
        };
    }
}
