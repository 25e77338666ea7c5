package io.github.streamcheck.observe.rules.responses;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.ResponsesRule;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;
import java.util.OptionalLong;

/** Reports gaps in the sequence numbers. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TYPED,
        severity = Severity.WARNING,
        strictSeverity = Severity.ERROR,
        summary = "sequence_number is absent, or not one more than before",
        explanation = """
            Clients detect lost events by the numbers, and continue after a lost connection with them (starting_after). At a
            gap, an event was lost or two parts of the server count separately. The first number may have any value.

            Fix: Count all events of a response with one counter.""")
public final class SequenceGap implements ResponsesRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new StreamObserver() {
            private OptionalLong before = OptionalLong.empty();

            @Override
            public void typed(SseEvent event, Payload.Typed typed) {
                if (typed.type().isEmpty()) {
                    return;
                }
                OptionalLong now = typed.sequence();
                if (now.isEmpty()) {
                    stream.warn("an event has no sequence_number", event);
                } else if (before.isPresent() && now.getAsLong() != before.getAsLong() + 1) {
                    stream.report("sequence_number is not one more than before", event);
                }
                before = now;
            }

            @Override
            public void significant(SseEvent event, Payload payload) {
                if (payload.asChunk().isEmpty()) {
                    // What is damaged had a number too.
                    before = OptionalLong.empty();
                }
            }
        };
    }
}
