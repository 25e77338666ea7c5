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
import io.github.streamcheck.wire.FramingAnomaly;
import io.github.streamcheck.wire.StreamEvent;

/** Events that come as binary messages. */
@AutoService(Rule.class)
public final class WebSocketBinary implements WebSocketRule {

    @Override
    public String id() {
        return "websocket-binary";
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
        return "an event comes as a binary message of a WebSocket, and not as text";
    }

    @Override
    public String explanation() {
        return "Events are JSON in text messages. Browsers hand a binary message over as a Blob, which clients "
                + "can't parse as JSON; the official SDKs expect text as well. Send text frames (opcode 1).";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void odd(StreamEvent.Odd odd) {
                FramingAnomaly anomaly = odd.anomaly();
                if (anomaly.kind() == FramingAnomaly.Kind.WEBSOCKET_BINARY) {
                    findings.add("an event is a binary message", Evidence.at(anomaly.offset(), anomaly.evidence()));
                }
            }
        };
    }
}
