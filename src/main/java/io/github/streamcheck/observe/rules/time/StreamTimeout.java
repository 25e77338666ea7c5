package io.github.streamcheck.observe.rules.time;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.Limit;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.text.Durations;
import io.github.streamcheck.wire.StreamEvent.StreamEnd;

/** Reports streams that exceed streamTimeout. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TIME,
        severity = Severity.ERROR,
        summary = "the stream exceeds streamTimeout",
        explanation = """
            The stream still sent something but did not end in time: a generation without a limit, or a stream that is
            kept alive and never ended.

            Fix: If such a long stream is normal here, raise streamTimeout or lower maxTokens.""")
public final class StreamTimeout implements StreamRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.atEnd(stream, (end, facts) -> {
            if (end.how() instanceof StreamEnd.TimedOut timeout
                    && timeout.limit().kind() == Limit.Kind.STREAM) {
                stream.report(
                        "the stream did not end within "
                                + Durations.format(timeout.limit().after()),
                        facts.progress() + ", " + end.bodyBytes() + " bytes");
            }
        });
    }
}
