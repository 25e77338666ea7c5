package io.github.streamcheck.observe.rules;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.Findings;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.StreamContext;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.observe.StreamRule;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;

/** Token counts that can't be. */
@AutoService(Rule.class)
public final class UsageArithmetic implements StreamRule {

    @Override
    public String id() {
        return "usage-arithmetic";
    }

    @Override
    public Category category() {
        return Category.TEXT;
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public String summary() {
        return "negative, not an integer, or total not prompt + completion";
    }

    @Override
    public String explanation() {
        return "The counts contradict themselves, so at least one of them is wrong, and so is every bill "
                + "and budget made from them. Reasoning and cached tokens are parts of these counts, not "
                + "beside them.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void notableChunk(SseEvent event, Payload.Chunk chunk) {
                if (chunk.usage().filter(UsageArithmetic::isImpossible).isPresent()) {
                    findings.add("the token counts contradict themselves", Evidence.of(event));
                }
            }
        };
    }

    private static boolean isImpossible(Payload.Usage usage) {
        long prompt = usage.promptTokens().orElse(0);
        long completion = usage.completionTokens().orElse(0);
        long total = usage.totalTokens().orElse(prompt + completion);
        boolean whole =
                usage.promptTokens().isPresent() && usage.completionTokens().isPresent();
        return usage.oddCount() || prompt < 0 || completion < 0 || total < 0 || (whole && total != prompt + completion);
    }
}
