package io.github.streamcheck.observe.rules.termination;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ItemRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import io.github.streamcheck.wire.StreamEvent;

/** Reports responses without a last event. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TERMINATION,
        severity = Severity.ERROR,
        summary = "the stream ends properly, but without response.completed, failed or incomplete",
        explanation = """
            The last event has the whole response, its status and its token counts. Without it, SDKs raise an error or
            wait, and a stream that a proxy cut short and closed properly looks complete.

            Fix: Send response.completed, response.incomplete or response.failed as the last event.""")
public final class ResponseEndMissing implements ItemRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new StreamObserver() {
            private boolean over;

            @Override
            public void typed(SseEvent event, Payload.Typed typed) {
                over |= typed.step() == Payload.Step.END;
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                if (stream.facts().endedInOrder(end) && !over) {
                    stream.reportMissing("the stream ended without an end of the response");
                }
            }
        };
    }
}
