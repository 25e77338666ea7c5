package io.github.streamcheck.observe.rules.framing;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.EventRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.rules.PlainBody;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.FramingAnomaly;
import io.github.streamcheck.wire.StreamEvent;

/** Reports lines that are not valid in an event stream. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.FRAMING,
        severity = Severity.ERROR,
        summary = "a line that is not a field, a comment or blank",
        explanation = """
            Clients ignore a line without a known field name and lose its content: bare JSON or text between events, or
            a raw line feed inside the JSON of an event.

            Fix: Put \"data: \" before every line of data.""")
public final class SseLine implements EventRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new StreamObserver() {
            @Override
            public void ended(StreamEvent.Ended end) {
                if (stream.facts().isEventStream() && PlainBody.of(end) == PlainBody.UNFRAMED) {
                    stream.report("a line is not a field, a comment or blank", end.plainBody());
                }
            }

            @Override
            public void framingFault(StreamEvent.FramingFault fault) {
                boolean unknown = fault.anomaly().kind() == FramingAnomaly.Kind.UNKNOWN_LINE;
                if (unknown && !UnknownFields.isField(fault.anomaly())) {
                    stream.report("a line is not a field, a comment or blank", fault.anomaly());
                }
            }
        };
    }
}
