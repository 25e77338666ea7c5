package io.github.streamcheck.observe.rules.chunk;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;

/** Reports chunks without an id. */
@AutoService(Rule.class)
@RuleInfo(category = Category.CHUNKS, severity = Severity.WARNING, summary = "id is absent or empty", explanation = """
            The id connects the chunks of an answer with each other and with the server's log; openai-java's accumulator
            raises an error without it. Chunks without choices are not checked.

            Fix: Send the id of the answer in every chunk.""")
public final class IdMissing implements ChunkRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.onSignificantChunk((event, chunk) -> {
            if (!chunk.choices().isEmpty() && chunk.envelope().id().orElse("").isEmpty() && !chunk.isAnnotation()) {
                stream.report("a chunk has no id", event);
            }
        });
    }
}
