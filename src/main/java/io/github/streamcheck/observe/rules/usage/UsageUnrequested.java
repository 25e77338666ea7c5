package io.github.streamcheck.observe.rules.usage;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.rules.AskedFor;
import io.github.streamcheck.plan.Severity;

/** Reports token counts that were not requested. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.USAGE,
        severity = Severity.OFF,
        strictSeverity = Severity.WARNING,
        summary = "usage though it was not requested",
        explanation = """
            Without stream_options.include_usage a stream has no usage. Clients that expect choices in every chunk fail
            on the chunk with the usage.

            Fix: Send the usage only if stream_options.include_usage asks for it.""")
public final class UsageUnrequested implements ChunkRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.onSignificantChunk((event, chunk) -> {
            if (!AskedFor.usage(stream.request()) && chunk.usage().isPresent()) {
                stream.report("usage was sent, although it was not requested", event, "usage");
            }
        });
    }
}
