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
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;

/** Reports JSON that is split over events, or joined in one. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.CHUNKS,
        severity = Severity.ERROR,
        summary = "one JSON object spread over two events, or two objects in one",
        explanation = """
            Each event is parsed by itself, so both halves fail and their text is lost. Common causes: a gateway that
            frames whatever it reads as an event, or a missing blank line between two events.

            Fix: Find the borders of the upstream's events before framing them again, and end each event with a blank
            line.""")
public final class JsonSplit implements EventRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new StreamObserver() {
            private final SplitJson split = new SplitJson(
                    event -> stream.report("a JSON object is not contained in one event", event), event -> {});

            @Override
            public void significant(SseEvent event, Payload payload) {
                split.received(event, payload);
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                split.flush();
            }
        };
    }
}
