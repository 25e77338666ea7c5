package io.github.streamcheck.observe.rules.responses;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.TypedRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;

/** Reports events without a member that clients need. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TYPED,
        severity = Severity.ERROR,
        summary = "an event lacks a member that SDKs need; a warning for one that only some clients need",
        explanation = """
            SDKs build the answer from its events. At responses, response.created must have an id and a list output, and
            each item and part is added to it; at messages, message_start must have a list content and usage, and
            message_delta usage with output_tokens: without one of these SDKs raise an error. Without an index or id
            they can't assign a text; many other clients guess. Null, or a value of another type, counts as missing.
            event-schema checks what the published schema also requires.

            Fix: Send the members that the evidence names, with the type that the API documents.""")
public final class EventFieldMissing implements TypedRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        // A member that is missing once is missing in each such event.
        ObservedStream once = stream.reportingOnce();
        return StreamObserver.onTyped((event, typed) -> {
            for (Payload.MissingMember member : typed.missing()) {
                if (member.need() == Payload.MissingMember.Need.SDKS) {
                    once.report("an event lacks " + member.path(), event);
                } else if (member.need() != Payload.MissingMember.Need.SCHEMA) {
                    once.warn("an event lacks " + member.path(), event);
                }
            }
        });
    }
}
