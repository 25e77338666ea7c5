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

/** Reports byte order marks inside the stream. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.FRAMING,
        severity = Severity.WARNING,
        summary = "a byte order mark other than at the very start",
        explanation = """
            A byte order mark is allowed only at the start of a stream. Later it becomes part of a field name, so that
            the line is ignored and its data is lost. It comes from joining files or buffers that each begin with one.

            Fix: Leave byte order marks out where texts are joined.""")
public final class SseBom implements EventRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.onAnomaly(
                FramingAnomaly.Kind.STRAY_BOM,
                anomaly -> stream.report("a byte order mark inside the stream", anomaly));
    }
}
