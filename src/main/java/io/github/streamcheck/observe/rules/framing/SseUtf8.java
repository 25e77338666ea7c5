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

/** Reports bytes that are not UTF-8. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.FRAMING,
        severity = Severity.ERROR,
        summary = "invalid UTF-8 in the stream, however it is split into reads",
        explanation = """
            An event stream is UTF-8. Strict clients raise an error, others show replacement characters. Common causes:
            a character cut between two tokens and sent in halves, or text in another charset.

            Fix: Encode the whole text of an event as UTF-8, and hold back an incomplete character.""")
public final class SseUtf8 implements EventRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.onAnomaly(
                FramingAnomaly.Kind.INVALID_UTF8, anomaly -> stream.report("bytes that are not UTF-8", anomaly));
    }
}
