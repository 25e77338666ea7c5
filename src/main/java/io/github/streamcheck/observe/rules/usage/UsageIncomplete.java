package io.github.streamcheck.observe.rules.usage;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;

/** Reports usage without its main counts. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.USAGE,
        severity = Severity.WARNING,
        summary = "a usage object without prompt_tokens or completion_tokens",
        explanation = """
            Clients read prompt_tokens and completion_tokens wherever there is a usage object, and fail or count nothing
            if one is absent or null. input_tokens and output_tokens are names of the Responses API. Until the counts
            are known, usage is null or absent.

            Fix: Send prompt_tokens, completion_tokens and total_tokens in every usage object; null until they are
            known.""")
public final class UsageIncomplete implements ChunkRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new StreamObserver() {
            private boolean found;

            @Override
            public void significantChunk(SseEvent event, Payload.Chunk chunk) {
                chunk.usage()
                        .filter(usage -> !found && !usage.oddCount())
                        .filter(usage -> usage.promptTokens().isEmpty()
                                || usage.completionTokens().isEmpty())
                        .ifPresent(usage -> {
                            found = true;
                            stream.report(
                                    usage.otherNames()
                                            ? "usage counts under the names of another API"
                                            : "usage lacks prompt_tokens or completion_tokens",
                                    event,
                                    "usage");
                        });
            }
        };
    }
}
