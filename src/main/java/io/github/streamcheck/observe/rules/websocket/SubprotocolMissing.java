package io.github.streamcheck.observe.rules.websocket;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.WebSocketRule;
import io.github.streamcheck.plan.Severity;

/** Reports that the server accepts none of the offered subprotocols. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.WEBSOCKET,
        severity = Severity.WARNING,
        summary = "the server chooses none of the subprotocols that were offered",
        explanation = """
            Clients in browsers offer the subprotocol realtime, since they can send no headers. Chrome ends a connection
            whose server accepts none of the offered subprotocols.

            Fix: Answer with Sec-WebSocket-Protocol: realtime.""")
public final class SubprotocolMissing implements WebSocketRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.atHead(answer -> {
            if (answer.isSuccess() && answer.values("sec-websocket-protocol").isEmpty()) {
                stream.report("the server chooses no subprotocol");
            }
        });
    }
}
