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

/** A ping without an answer. */
@AutoService(Rule.class)
public final class PongMissing implements WebSocketRule {

    private static final int NORMAL = 1000;

    @Override
    public String id() {
        return "pong-missing";
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
        return "the server does not answer a ping, though it answers the close frame that follows it";
    }

    @Override
    public String explanation() {
        return "Clients and proxies send pings to learn whether the other side is still there, and cut a connection "
                + "whose pings are not answered (RFC 6455, section 5.5.2). Long sessions then end for no reason that the "
                + "server knows.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            private boolean over;
            private boolean answered;
            private boolean closed;

            @Override
            public void control(StreamEvent.Control control) {
                answered |= control.kind() == Kind.PONG;
                closed |= control.kind() == Kind.CLOSE && control.code() == NORMAL;
            }

            @Override
            public void typed(SseEvent event, Payload.Typed typed) {
                over |= typed.step() == Payload.Step.END;
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                // A server that has failed, or ends the session before the response, may not have read the ping.
                if (over && closed && !answered && facts.endedInOrder(end)) {
                    findings.add("a ping is not answered", Evidence.NONE);
                }
            }
        };
    }
}
