package io.github.streamcheck.observe.rules.usage;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ObservedStream;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.RuleInfo;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;

/** Reports running token counts that go down. */
@AutoService(Rule.class)
@RuleInfo(
        category = Category.USAGE,
        severity = Severity.ERROR,
        summary = "running usage that goes down",
        explanation = """
            Usage that is sent with every chunk counts up. If it goes down, it was reset or mixed up with another stream. Only
            judged if there is one choice, since some servers count each choice separately.

            Fix: Count up within one stream.""")
public final class UsageFalls implements StreamRule {

    @Override
    public StreamObserver observe(ObservedStream stream) {
        return new StreamObserver() {
            private long highest = Long.MIN_VALUE;

            @Override
            public void significantChunk(SseEvent event, Payload.Chunk chunk) {
                long tokens = chunk.usage()
                        .map(usage -> usage.completionTokens().orElse(highest))
                        .orElse(highest);
                if (stream.facts().isOneChoice()) {
                    if (tokens < highest) {
                        stream.report("the running count of completion tokens goes down", event, "usage");
                    }
                    highest = Math.max(highest, tokens);
                }
            }
        };
    }
}
