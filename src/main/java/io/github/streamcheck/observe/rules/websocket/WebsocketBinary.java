package io.github.streamcheck.observe.rules.websocket;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.WebSocketRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.FramingAnomaly;

/** Reports events in binary messages. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.WEBSOCKET,
        severity = Severity.ERROR,
        summary = "an event comes as a binary message of a WebSocket, not as text",
        explanation = """
            Events are JSON in text messages. Browsers deliver a binary message as a Blob, which clients can't parse as
            JSON; the official SDKs expect text as well.

            Fix: Send text frames (opcode 1).""")
public final class WebsocketBinary implements WebSocketRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.onAnomaly(
                FramingAnomaly.Kind.WEBSOCKET_BINARY,
                anomaly -> stream.report("an event is a binary message", anomaly));
    }
}
