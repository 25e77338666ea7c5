package io.github.streamcheck.observe.rules.chunk;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;

/** Reports chunks without a list of choices. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.CHUNKS,
        severity = Severity.ERROR,
        summary = "no choices list in a chunk that is not an error, or an entry that is not an object",
        explanation = """
            Every chunk has a list of choices; it is empty in the chunk with the usage. SDKs iterate over it without a
            check, and raise an error if it, or one of its objects, is missing.

            Fix: Send a list of choices in every chunk; an empty list with the usage.""")
public final class ChoicesMissing implements ChunkRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.onSignificantChunk((event, chunk) -> {
            boolean other = chunk.error().isPresent() || Heartbeats.isHeartbeat(event);
            if (!chunk.hasChoices() && !other) {
                stream.report("a chunk has no list of choice objects", event, "choices");
            }
        });
    }
}
