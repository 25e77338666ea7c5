package io.github.streamcheck.observe.rules;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.Findings;
import io.github.streamcheck.observe.RealtimeRule;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.StreamContext;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;

/** A session that begins with something else. */
@AutoService(Rule.class)
public final class SessionCreatedMissing implements RealtimeRule {

    @Override
    public String id() {
        return "session-created-missing";
    }

    @Override
    public Category category() {
        return Category.TYPED;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String summary() {
        return "the first event of a Realtime session is not session.created";
    }

    @Override
    public String explanation() {
        return "Clients wait for session.created before they say anything, and take the session's settings from "
                + "it. Without it they wait for ever, or begin with settings that they don't know.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private boolean begun;

            @Override
            public void typed(SseEvent event, Payload.Typed typed) {
                if (!begun
                        && typed.step() != Payload.Step.ERROR
                        && !typed.type().equals("session.created")) {
                    findings.add("the first event is not session.created", Evidence.of(event));
                }
                begun = true;
            }

            @Override
            public void notable(SseEvent event, Payload payload) {
                // What is damaged may have been it.
                begun |= payload.said().isEmpty();
            }
        };
    }
}
