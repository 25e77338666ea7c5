package io.github.streamcheck.observe.rules.termination;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;

/** Reports streams that exceed a size limit. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TERMINATION,
        severity = Severity.ERROR,
        summary = "the stream exceeds a size limit",
        explanation = """
            A generation without an end, a line without an end, or a body that decompresses to far more than its size: a
            client without limits would run out of memory. The stream was aborted.

            Fix: If such a large stream is normal here, raise the parameter that the message names.""")
public final class StreamTooLarge implements StreamRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.atEnd(stream, (end, facts) -> {
            if (end.how() instanceof StreamEnd.TooLarge large) {
                stream.report(
                        "the stream is larger than " + large.parameter() + " allows",
                        facts.progress() + ", " + end.bodyBytes() + " bytes");
            }
        });
    }
}
