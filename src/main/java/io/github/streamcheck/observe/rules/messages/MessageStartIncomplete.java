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

/** Reports messages that begin with what belongs to their end. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TYPED,
        severity = Severity.WARNING,
        summary = "a message_start whose content or stop_reason is filled already",
        explanation = """
            A message begins with empty content and without a stop_reason, and its events fill both. SDKs append the
            blocks that come to those that are there, so that the indexes no longer fit. Members that are missing are
            reported by event-field-missing.

            Fix: Begin with \"content\": [] and \"stop_reason\": null.""")
public final class MessageStartIncomplete implements MessagesRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new MessageObserver() {
            @Override
            void about(SseEvent event, Payload.Typed typed) {
                if (typed.step() != Payload.Step.BEGIN) {
                    return;
                }
                if (!typed.items().isEmpty()) {
                    stream.report("a message has content as it begins", event);
                }
                if (typed.status().isPresent()) {
                    stream.report("a message has a stop_reason as it begins", event);
                }
            }
        };
    }
}
