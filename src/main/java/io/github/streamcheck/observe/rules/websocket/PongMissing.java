package io.github.streamcheck.observe.rules.websocket;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.WebSocketRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamEvent.Control.Kind;

/** Reports a ping that the server does not answer. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.WEBSOCKET,
        severity = Severity.WARNING,
        strictSeverity = Severity.ERROR,
        summary = "the server does not answer a ping, though it answers the close frame that follows it",
        explanation = """
            Clients and proxies send pings to check the connection, and cut it if no pong comes (RFC 6455, section
            5.5.2). Long sessions then end without a reason in the server's log.

            Fix: Answer every ping with a pong that has the same data; WebSocket libraries do so.""")
public final class PongMissing implements WebSocketRule {

    private static final int NORMAL = 1000;

    @Override
    public StreamObserver observe(ObservedStream stream) {
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
                if (over && closed && !answered && stream.facts().endedInOrder(end)) {
                    stream.report("a ping is not answered");
                }
            }
        };
    }
}
