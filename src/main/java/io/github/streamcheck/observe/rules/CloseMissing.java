package io.github.streamcheck.observe.rules;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.Findings;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.StreamContext;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.WebSocketRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamEvent.Control.Kind;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;

/** The end of a WebSocket without an answer. */
@AutoService(Rule.class)
public final class CloseMissing implements WebSocketRule {

    @Override
    public String id() {
        return "close-missing";
    }

    @Override
    public Category category() {
        return Category.WEBSOCKET;
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public Severity strictSeverity() {
        return Severity.ERROR;
    }

    @Override
    public String summary() {
        return "the server does not answer the client's close frame: it ends the connection at once, or goes on for 2 s";
    }

    @Override
    public String explanation() {
        return "Either side has to answer a close frame with one of its own (RFC 6455, section 5.5.1). Without it, a "
                + "client waits for its own limit, and reports code 1006: it can't tell a session that was over from one "
                + "that was cut.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private boolean closed;
            private boolean over;

            @Override
            public void control(StreamEvent.Control control) {
                closed |= control.kind() == Kind.CLOSE;
            }

            @Override
            public void typed(SseEvent event, Payload.Typed typed) {
                over |= typed.step() == Payload.Step.END
                        || typed.content().error().isPresent();
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                if (over && !closed && end.how() instanceof StreamEnd.Complete) {
                    findings.add("the server does not answer the end of the WebSocket", Evidence.NONE);
                }
            }
        };
    }
}
