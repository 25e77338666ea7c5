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

/** Reports NUL bytes. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.FRAMING,
        severity = Severity.WARNING,
        summary = "NUL bytes in the stream",
        explanation = """
            A NUL is legal in data, but it ends the text for clients written in C, and an id with one is ignored. It
            usually comes from a buffer that was sent beyond its end.

            Fix: Send only the bytes that were written to the buffer.""")
public final class SseNul implements EventRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.onAnomaly(FramingAnomaly.Kind.NUL, anomaly -> stream.report("a NUL byte", anomaly));
    }
}
