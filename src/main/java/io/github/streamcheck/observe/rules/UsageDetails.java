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

/** A part above its whole. */
@AutoService(Rule.class)
public final class UsageDetails implements StreamRule {

    @Override
    public String id() {
        return "usage-details";
    }

    @Override
    public Category category() {
        return Category.TEXT;
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "more reasoning tokens than completion tokens, or more cached than prompt tokens";
    }

    @Override
    public String explanation() {
        return "Reasoning tokens are a part of the completion tokens, and cached tokens of the prompt "
                + "tokens. A part above the whole is counted elsewhere, and bills made from it are wrong.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void notableChunk(SseEvent event, Payload.Chunk chunk) {
                chunk.usage()
                        .filter(UsageDetails::isImpossible)
                        .ifPresent(usage ->
                                findings.add("a part of the token counts is above its whole", Evidence.of(event)));
            }
        };
    }

    private static boolean isImpossible(Payload.Usage usage) {
        return usage.reasoningTokens().orElse(Long.MIN_VALUE)
                        > usage.completionTokens().orElse(Long.MAX_VALUE)
                || usage.cachedTokens().orElse(Long.MIN_VALUE)
                        > usage.promptTokens().orElse(Long.MAX_VALUE);
    }
}
