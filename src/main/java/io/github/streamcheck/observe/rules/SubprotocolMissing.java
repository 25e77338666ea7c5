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

/** An offer of subprotocols that the server does not answer. */
@AutoService(Rule.class)
public final class SubprotocolMissing implements WebSocketRule {

    @Override
    public String id() {
        return "subprotocol-missing";
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
    public String summary() {
        return "the server chooses none of the subprotocols that were offered";
    }

    @Override
    public String explanation() {
        return "Clients in browsers offer the subprotocol realtime, since they can send no headers, and Chrome ends "
                + "a connection whose server does not choose what it was offered. Answer with Sec-WebSocket-Protocol: "
                + "realtime.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void answered(StreamEvent.Answered answer) {
                if (answer.isSuccess()
                        && answer.values("sec-websocket-protocol").isEmpty()) {
                    findings.add("the server chooses no subprotocol", Evidence.NONE);
                }
            }
        };
    }
}
