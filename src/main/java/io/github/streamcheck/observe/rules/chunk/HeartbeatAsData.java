package io.github.streamcheck.observe.rules.chunk;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.EventRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;

/** Reports empty events that are sent as a sign of life. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.CHUNKS,
        severity = Severity.ERROR,
        summary = "empty data: or {} as a sign of life",
        explanation = """
            The official SDKs parse every event as a chunk and raise an error on an empty one.

            Fix: Send a comment (\": ping\") instead, which every parser ignores.""")
public final class HeartbeatAsData implements EventRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.onSignificant((event, payload) -> {
            // A ping of a protocol that has one is read by its name alone.
            boolean ping =
                    payload instanceof Payload.Typed typed && typed.type().equals("ping");
            if (Heartbeats.isHeartbeat(event) && !ping) {
                stream.report("an empty event as a sign of life", event);
            }
        });
    }
}
