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
import io.github.streamcheck.wire.StreamEvent.StreamEnd;

/** Reports a WebSocket that ends without a close frame from the server. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.WEBSOCKET,
        severity = Severity.WARNING,
        strictSeverity = Severity.ERROR,
        summary = "the server does not answer the client's close frame: it ends the connection, or continues for 2 s",
        explanation = """
            Each side has to answer a close frame with a close frame (RFC 6455, section 5.5.1). Without the answer, a
            client waits for its own timeout and reports code 1006: it can't distinguish a complete session from one
            that was cut.

            Fix: Answer a close frame with a close frame of the same code, and then close the connection.""")
public final class CloseMissing implements WebSocketRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
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
                    stream.report("the server does not answer the end of the WebSocket");
                }
            }
        };
    }
}
