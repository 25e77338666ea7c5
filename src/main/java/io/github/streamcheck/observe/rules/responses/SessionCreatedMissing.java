package io.github.streamcheck.observe.rules.responses;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.RealtimeRule;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;

/** Reports sessions that do not begin with session.created. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TYPED,
        severity = Severity.ERROR,
        summary = "the first event of a Realtime session is not session.created",
        explanation = """
            Clients wait for session.created and read the session's settings from it. Without it they wait forever, or
            begin with unknown settings.

            Fix: Send session.created as soon as the WebSocket is open.""")
public final class SessionCreatedMissing implements RealtimeRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new StreamObserver() {
            private boolean begun;

            @Override
            public void typed(SseEvent event, Payload.Typed typed) {
                if (!begun
                        && typed.step() != Payload.Step.ERROR
                        && !typed.type().equals("session.created")) {
                    stream.report("the first event is not session.created", event);
                }
                begun = true;
            }

            @Override
            public void significant(SseEvent event, Payload payload) {
                // What is damaged may have been it.
                begun |= payload.asChunk().isEmpty();
            }
        };
    }
}
