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

/** Reports a byte order mark at the start of the stream. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.FRAMING,
        severity = Severity.OFF,
        strictSeverity = Severity.WARNING,
        summary = "a byte order mark at the very start",
        explanation = """
            The standard allows it, but the official clients for Python and Java read it as part of the first field name
            and lose the first event.

            Fix: Send no byte order mark; an event stream is always UTF-8.""")
public final class SseLeadingBom implements EventRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.onAnomaly(
                FramingAnomaly.Kind.LEADING_BOM,
                anomaly -> stream.report("a byte order mark at the start of the stream", anomaly));
    }
}
