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

/** Reports token counts of the prompt that come only at the end. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.USAGE,
        severity = Severity.WARNING,
        summary = "input_tokens of 0 in message_start, and more later",
        explanation = """
            Clients show and log the tokens of the prompt as the message begins; several never look again. Tokens of the
            cache count as those of the prompt.

            Fix: Count the prompt before message_start is sent, or estimate it.""")
public final class UsageStartZero implements MessagesRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new MessageObserver() {
            private boolean zero;

            @Override
            void about(SseEvent event, Payload.Typed typed) {
                long prompt = typed.content()
                        .usage()
                        .map(usage -> usage.promptTokens().orElse(-1))
                        .orElse(-1L);
                if (typed.step() == Payload.Step.BEGIN) {
                    zero = prompt == 0;
                } else if (zero && prompt > 0) {
                    zero = false;
                    stream.report("input_tokens is 0 in message_start, and more later", event, "usage");
                }
            }
        };
    }
}
