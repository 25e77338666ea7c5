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
import io.github.streamcheck.wire.StreamEvent;

/** Reports that requested token counts did not come. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.USAGE,
        severity = Severity.WARNING,
        strictSeverity = Severity.ERROR,
        summary = "include_usage asks for token counts, and none came",
        explanation = """
            stream_options.include_usage asks for a last chunk with the token counts. Without them, billing and budgets
            count nothing.

            Fix: Send the counts in a last chunk with empty choices. If the server can't count, set includeUsage to
            false.""")
public final class UsageMissing implements ChunkRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new StreamObserver() {
            private boolean came;

            @Override
            public void significantChunk(SseEvent event, Payload.Chunk chunk) {
                came |= chunk.usage().isPresent();
            }

            @Override
            public void ended(StreamEvent.Ended end) {
                boolean missing = stream.request().includeUsage()
                        && stream.facts().usage().isEmpty();
                if (missing && stream.facts().endedInOrder(end)) {
                    stream.reportMissing(
                            came
                                    ? "usage without token counts was sent, although they were requested"
                                    : "no usage was sent, although it was requested");
                }
            }
        };
    }
}
