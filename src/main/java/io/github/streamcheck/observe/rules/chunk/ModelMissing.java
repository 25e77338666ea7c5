package io.github.streamcheck.observe.rules.chunk;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;

/** Reports chunks without a model. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.CHUNKS,
        severity = Severity.WARNING,
        summary = "model is absent or empty",
        explanation = """
            Clients log and bill by the model that answered; openai-java's accumulator raises an error without it. A
            name other than the requested one is common and not reported.

            Fix: Send the model's name in every chunk.""")
public final class ModelMissing implements ChunkRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.onSignificantChunk((event, chunk) -> {
            if (!chunk.choices().isEmpty()
                    && chunk.envelope().model().orElse("").isEmpty()
                    && !chunk.isAnnotation()) {
                stream.report("a chunk has no model", event, "model");
            }
        });
    }
}
