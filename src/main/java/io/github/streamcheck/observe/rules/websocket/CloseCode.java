package io.github.streamcheck.observe.rules.websocket;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.WebSocketRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamEvent.Control.Kind;
import java.util.Set;

/** Reports a WebSocket that the server closes with an error code. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.WEBSOCKET,
        severity = Severity.ERROR,
        summary = "the server closes the WebSocket with a code other than 1000 (normal) or 1001 (going away)",
        explanation = """
            These codes report an error: 1011 an internal error, 1008 a policy, 1009 a message that is too large, 1002
            and 1007 a message that the server could not read, 1012 and 1013 a restart or overload. Clients report a
            lost connection.

            Fix: Look into the server's log; if the server gave a reason, it is in the evidence.""")
public final class CloseCode implements WebSocketRule {

    /** Normal, going away, and none given. */
    private static final Set<Integer> IN_ORDER = Set.of(1000, 1001, 1005);

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new StreamObserver() {
            @Override
            public void control(StreamEvent.Control control) {
                if (control.kind() == Kind.CLOSE && !IN_ORDER.contains(control.code())) {
                    stream.report("the server closes the WebSocket with code " + control.code(), control.content());
                }
            }
        };
    }
}
