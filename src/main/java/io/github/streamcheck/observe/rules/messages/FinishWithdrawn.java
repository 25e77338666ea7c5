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

/** Reports reasons to stop that are taken back. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TERMINATION,
        severity = Severity.WARNING,
        summary = "a message_delta with a null stop_reason after one that had a reason",
        explanation = """
            The last message_delta counts: a later null erases the reason, and clients that decide by it (to run tools,
            to go on) do nothing. Null before the first reason is not reported.

            Fix: Repeat the reason in each later message_delta, or send the counts with the reason.""")
public final class FinishWithdrawn implements MessagesRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new MessageObserver() {
            private boolean given;

            @Override
            void about(SseEvent event, Payload.Typed typed) {
                if (typed.step() != Payload.Step.FINISH) {
                    return;
                }
                if (typed.status().isPresent()) {
                    given = true;
                } else if (given) {
                    stream.report("a later message_delta has no stop_reason", event);
                }
            }
        };
    }
}
