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

/** Reports data that is not JSON. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.CHUNKS,
        severity = Severity.ERROR,
        summary = "data that is neither JSON nor just [DONE]",
        explanation = """
            Clients parse the data of every event as JSON and raise an error, or skip the event and lose its text.
            Common causes: an object cut at a buffer border, a heartbeat sent as data (send a comment instead, \":
            ping\"), a doubled \"data:\", Python's repr instead of JSON, NaN or Infinity, or blanks after [DONE], which
            openai-node parses as JSON.

            Fix: Serialize each event with a JSON library, and frame whole events.""")
public final class EventUndecodable implements EventRule {

    private static final int DONE_LENGTH = "[DONE]".length();

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new StreamObserver() {
            private final SplitJson split = new SplitJson(
                    event -> {}, event -> stream.report("an event's data is neither JSON nor [DONE]", event));

            @Override
            public void significant(SseEvent event, Payload payload) {
                if (payload instanceof Payload.Done && event.data().length() > DONE_LENGTH) {
                    stream.report("blanks follow [DONE]", event);
                }
                split.received(event, payload);
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                split.flush();
            }
        };
    }
}
