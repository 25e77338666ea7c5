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

/** Reports streams that were silent for longer than the idle limit. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TIME,
        severity = Severity.ERROR,
        summary = "no byte for longer than idleTimeout before the end",
        explanation = """
            The server sent nothing: the model hangs or waits in a queue, or the stream was forgotten and never closed.
            Comments count as a sign of life.

            Fix: Send comments (: ping) while the answer is pending. If such a long silence is normal here, raise idleTimeout.""")
public final class IdleTimeout implements StreamRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.atEnd(stream, (end, facts) -> {
            if (end.how() instanceof StreamEnd.TimedOut timeout
                    && timeout.limit().kind() == Limit.Kind.IDLE) {
                stream.report(
                        "no byte for " + Durations.format(timeout.limit().after()),
                        facts.progress() + ", " + end.bodyBytes() + " bytes");
            }
        });
    }
}
