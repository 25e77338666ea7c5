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

/** Reports frames that break the WebSocket protocol. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.WEBSOCKET,
        severity = Severity.ERROR,
        summary = "a frame breaks RFC 6455: masked, a reserved bit or code, interleaved messages or invalid UTF-8",
        explanation = """
            A client has to fail the connection at such a frame (RFC 6455, section 7.1.7), and all of them do.

            Fix: Use a WebSocket library in the server. Check proxies that change frames or compress them without
            agreement.""")
public final class WebsocketFrame implements WebSocketRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.onAnomaly(
                FramingAnomaly.Kind.WEBSOCKET_FRAME, anomaly -> stream.report("a frame breaks RFC 6455", anomaly));
    }
}
