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

/** Reports events of a response after its end. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TERMINATION,
        severity = Severity.ERROR,
        summary = "an event of the response after response.completed, failed or incomplete, or a second one of these",
        explanation = """
            Clients stop listening at the end of a response: they lose later events, or take them for part of the next
            one. [DONE] is not reported.

            Fix: End the response after its last event.""")
public final class ResponseAfterEnd implements ItemRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new StreamObserver() {
            private boolean over;

            @Override
            public void typed(SseEvent event, Payload.Typed typed) {
                if (over && typed.type().startsWith("response.")) {
                    stream.report("the response continues after its end", event);
                }
                over |= typed.step() == Payload.Step.END;
            }
        };
    }
}
