package io.github.streamcheck.observe.rules.chunk;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;

/** Reports error members with the value null. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.CHUNKS,
        severity = Severity.WARNING,
        summary = "\"error\": null beside good choices",
        explanation = """
            It means that there is no error, but official clients only check whether the key exists: the client for Java
            raises an exception, others drop the chunk.

            Fix: Leave the key out.""")
public final class ErrorNull implements ChunkRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.onSignificantChunk((event, chunk) -> {
            if (chunk.envelope().nullError()) {
                stream.report("a chunk has a key error with the value null", event, "error");
            }
        });
    }
}
