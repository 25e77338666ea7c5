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
import io.github.streamcheck.wire.StreamEvent;
import io.github.streamcheck.wire.StreamEvent.Control.Kind;
import java.util.Set;

/** A WebSocket that the server ends with the code of a failure. */
@AutoService(Rule.class)
public final class CloseCode implements WebSocketRule {

    /** Normal, going away, and none given. */
    private static final Set<Integer> IN_ORDER = Set.of(1000, 1001, 1005);

    @Override
    public String id() {
        return "close-code";
    }

    @Override
    public Category category() {
        return Category.WEBSOCKET;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String summary() {
        return "the server closes the WebSocket with a code other than 1000 (normal) or 1001 (going away)";
    }

    @Override
    public String explanation() {
        return "By these codes a server says that something went wrong: 1011 an error of its own, 1008 its policy, "
                + "1009 a message that is too large, 1002 and 1007 that it could not read what it was sent, 1012 and "
                + "1013 that it restarts or is overloaded. Clients report a lost connection. Look into the server's log; "
                + "the reason that it gave, if any, is in the evidence.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void control(StreamEvent.Control control) {
                if (control.kind() == Kind.CLOSE && !IN_ORDER.contains(control.code())) {
                    findings.add(
                            "the server closes the WebSocket with code " + control.code(),
                            Evidence.of(control.content()));
                }
            }
        };
    }
}
