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

/** Reports ids that change within a stream. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.CHUNKS,
        severity = Severity.WARNING,
        summary = "different ids inside one stream",
        explanation = """
            Accumulators of SDKs take a chunk with another id for part of another answer, and drop it or fail. The
            server makes an id for each chunk, or mixed two answers.

            Fix: Make the id once for each answer, and send it in all of its chunks.""")
public final class IdChanges implements ChunkRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new MemberChanges(stream, "id", Payload.Envelope::id);
    }
}
