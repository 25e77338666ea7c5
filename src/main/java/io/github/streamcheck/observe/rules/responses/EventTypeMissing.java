package io.github.streamcheck.observe.rules.responses;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.TypedRule;
import io.github.streamcheck.plan.Severity;

/** Reports events without a type. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TYPED,
        severity = Severity.ERROR,
        summary = "an event without a type where every event has one",
        explanation = """
            SDKs drop or refuse an event without a type. Chunks of chat on this path, as after a wrong route, are
            reported too; error objects are not.

            Fix: Give every event a type, and route the path to the handler of its own API.""")
public final class EventTypeMissing implements TypedRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.onTyped((event, typed) -> {
            if (typed.type().isEmpty() && typed.content().error().isEmpty()) {
                stream.report("an event has no type", event);
            }
        });
    }
}
