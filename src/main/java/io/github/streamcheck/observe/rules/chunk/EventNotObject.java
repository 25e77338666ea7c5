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

/** Reports data that is JSON but not an object. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.CHUNKS,
        severity = Severity.ERROR,
        summary = "data that is JSON, but not an object",
        explanation = """
            A chunk is a JSON object. With null, a number, a text or a list, clients fail on the first member that they
            read.

            Fix: Send one JSON object as the data of each event.""")
public final class EventNotObject implements EventRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.onSignificant((event, payload) -> {
            if (payload instanceof Payload.NotAnObject other) {
                stream.report("an event's data is " + other.type() + " where a JSON object belongs", event);
            }
        });
    }
}
