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

/** Reports a model name that changes within a stream. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.CHUNKS,
        severity = Severity.WARNING,
        summary = "different models inside one stream",
        explanation = """
            A stream comes from one model. If the name changes, a gateway switched servers in the middle of an answer,
            or mixed two answers.

            Fix: Use one server for the whole answer; if it fails, end the stream with an error event.""")
public final class ModelChanges implements ChunkRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new MemberChanges(stream, "model", Payload.Envelope::model);
    }
}
