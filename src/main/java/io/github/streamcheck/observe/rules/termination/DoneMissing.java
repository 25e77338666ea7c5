package io.github.streamcheck.observe.rules.termination;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;

/** Reports streams without [DONE]. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.TERMINATION,
        severity = Severity.ERROR,
        summary = "the body ends properly, but without data: [DONE]",
        explanation = """
            [DONE] shows a client that the stream is complete. Without it, a stream that a proxy cut short and closed
            properly looks complete; several clients and gateways wait for it or report an error.

            Fix: Send \"data: [DONE]\" and a blank line as the last event.""")
public final class DoneMissing implements ChunkRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.atEnd(stream, (end, facts) -> {
            if (facts.endedInOrder(end) && !facts.sawDone()) {
                stream.reportMissing("the stream ended without data: [DONE]");
            }
        });
    }
}
