package io.github.streamcheck.observe.rules.framing;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.EventRule;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.FramingAnomaly;

/** Reports a last event without a blank line after it. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.FRAMING,
        severity = Severity.ERROR,
        summary = "the last event has no blank line after it: a warning if it is [DONE]",
        explanation = """
            A parser that follows the standard drops an event that is not ended by a blank line. streamcheck reads it anyway.

            Fix: End every event with a blank line, also the last one.""")
public final class SseUnterminated implements EventRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.onAnomaly(FramingAnomaly.Kind.UNTERMINATED_EVENT, anomaly -> {
            if (anomaly.evidence().utf8().strip().equals("[DONE]")) {
                stream.warn("no blank line ends the last event, which is [DONE]", Evidence.of(anomaly));
            } else {
                stream.report("no blank line ends the last event", anomaly);
            }
        });
    }
}
