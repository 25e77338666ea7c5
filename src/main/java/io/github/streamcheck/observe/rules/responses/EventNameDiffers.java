package io.github.streamcheck.observe.rules.responses;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.EventShape;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.SseEvent;

/** Reports events whose event: line differs from the type in their data. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TYPED,
        severity = Severity.ERROR,
        summary = "the event: line is not the type in the data; a warning if there is no such line",
        explanation = """
            Some clients choose their handler by the event: line, others by the member type. If the two differ, one of
            them handles the event wrongly; without the line, EventSource and clients built on it never see the event.

            Fix: Also send the type of the event in its event: line.""")
public final class EventNameDiffers implements StreamRule {

    @Override
    public boolean isAbout(EventShape shape) {
        return shape.isTyped() && !shape.isWebSocket();
    }

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.onTyped((event, typed) -> {
            if (typed.type().isEmpty() || event.type().equals(typed.type())) {
                return;
            }
            if (event.type().equals(SseEvent.DEFAULT_TYPE)) {
                // Where clients find events by their names alone, another rule reports it.
                if (stream.endpoint().shape().hasItems()) {
                    stream.warn("an event has no event: line", event);
                }
            } else {
                String both = "event: " + event.type() + ", data: "
                        + Evidence.of(event).excerpt();
                stream.report("the event: line is not the type in the data", Evidence.at(event, both));
            }
        });
    }
}
