package io.github.streamcheck.observe.rules.chunk;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;

/** Reports a message where a delta is expected. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.CHUNKS,
        severity = Severity.ERROR,
        summary = "message where delta belongs: a warning if there is a delta too",
        explanation = """
            Only an answer that is not streamed has a message. Clients read the delta, find none, and show nothing.

            Fix: Send choices[].delta in streams.""")
public final class MessageInStream implements ChunkRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.onSignificantChoice((event, choice) -> {
            if (choice.members().message() && choice.members().delta()) {
                stream.warn("a choice has a message beside its delta", event);
            } else if (choice.members().message()) {
                stream.report("a choice has a message instead of its delta", event);
            }
        });
    }
}
