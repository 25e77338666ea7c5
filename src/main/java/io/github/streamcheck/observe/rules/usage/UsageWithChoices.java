package io.github.streamcheck.observe.rules.usage;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;

/** Reports token counts in a chunk with choices. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.USAGE,
        severity = Severity.OFF,
        strictSeverity = Severity.WARNING,
        summary = "usage in a chunk with choices, though include_usage specifies a separate chunk",
        explanation = """
            Most clients accept it, but the accumulator of the official client for Java drops the choices of such a
            chunk.

            Fix: Send the usage in a chunk of its own, with empty choices.""")
public final class UsageWithChoices implements ChunkRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return StreamObserver.onSignificantChunk((event, chunk) -> {
            if (stream.request().includeUsage()
                    && chunk.usage().isPresent()
                    && !chunk.choices().isEmpty()) {
                stream.report("usage comes in a chunk with choices", event, "usage");
            }
        });
    }
}
