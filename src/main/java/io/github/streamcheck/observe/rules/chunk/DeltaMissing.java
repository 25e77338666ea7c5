package io.github.streamcheck.observe.rules.chunk;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;

/** Reports choices without a delta. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.CHUNKS,
        severity = Severity.WARNING,
        summary = "no delta (chat) or text (completions) in a choice",
        explanation = """
            The schema requires it, but it may be empty. Clients read it without a check and fail on the chunk.

            Fix: Send a delta in every choice, an empty object if there is nothing new.""")
public final class DeltaMissing implements ChunkRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.onSignificantChoice((event, choice) -> {
            Payload.Members members = choice.members();
            boolean reported = members.message() || members.oddText() || members.annotation();
            if (!members.delta() && !members.text() && !reported) {
                stream.report("a choice has neither delta nor text", event);
            }
        });
    }
}
