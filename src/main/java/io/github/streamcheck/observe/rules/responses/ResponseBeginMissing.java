package io.github.streamcheck.observe.rules.responses;

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

/** Reports responses that do not begin with response.created. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TYPED,
        severity = Severity.ERROR,
        summary = "the first event of a response is not response.created",
        explanation = """
            SDKs create the response at response.created, and raise an error at anything before it.

            Fix: Send it first, with the id of the response.""")
public final class ResponseBeginMissing implements ItemRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        ObservedStream once = stream.reportingOnce();
        return new StreamObserver() {
            private boolean begun;

            @Override
            public void typed(SseEvent event, Payload.Typed typed) {
                begun |= typed.step() == Payload.Step.BEGIN;
                if (!begun && typed.type().startsWith("response.")) {
                    once.report("a response does not begin with response.created", event);
                }
            }
        };
    }
}
