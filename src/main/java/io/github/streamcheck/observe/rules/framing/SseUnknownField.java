package io.github.streamcheck.observe.rules.framing;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.EventRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.FramingAnomaly;

/** Reports fields that the standard does not define. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.FRAMING,
        severity = Severity.OFF,
        strictSeverity = Severity.WARNING,
        summary = "a field with an unknown name",
        explanation = """
            Clients ignore the field and its value. It may be a typing error in data: or event:.

            Fix: Use only the fields data:, event:, id: and retry:.""")
public final class SseUnknownField implements EventRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.onAnomaly(FramingAnomaly.Kind.UNKNOWN_LINE, anomaly -> {
            if (UnknownFields.isField(anomaly)) {
                stream.report("a field with an unknown name", anomaly);
            }
        });
    }
}
