package io.github.streamcheck.observe.rules.framing;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.SseEvent;

/** Reports chunks with an event name. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.FRAMING,
        severity = Severity.WARNING,
        summary = "an event: other than absent, message or error",
        explanation = """
            Chunks of chat and text completions have no event name. EventSource and clients built on it pass only
            unnamed events to their message handler, so they lose a named one.

            Fix: Send chunks without an event: line.""")
public final class SseEventName implements ChunkRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.onSignificant((event, payload) -> {
            if (!event.type().equals(SseEvent.DEFAULT_TYPE) && !event.type().equals("error")) {
                stream.report("an event has a name, although chunks have none", event);
            }
        });
    }
}
