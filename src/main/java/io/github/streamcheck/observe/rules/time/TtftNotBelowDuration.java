package io.github.streamcheck.observe.rules.time;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.Severity;

/** Reports a first token after the end of the stream, which is a defect of the clock. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TIME,
        severity = Severity.ERROR,
        summary = "the time to the first token is above the duration of the stream",
        explanation = """
            This can't happen: it is a defect of streamcheck or of the machine's clock, and no metric can be trusted.

            Fix: Please report it.""")
public final class TtftNotBelowDuration implements StreamRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.atEnd(stream, (end, facts) -> {
            // A difference, since the clock's values may wrap around.
            if (facts.tokenDeltas() > 0 && end.atNanos() - facts.firstTokenNanos() < 0) {
                stream.report("the first token came after the end of the stream");
            }
        });
    }
}
