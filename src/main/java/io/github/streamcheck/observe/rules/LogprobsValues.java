package io.github.streamcheck.observe.rules;

import com.google.auto.service.AutoService;
import io.github.streamcheck.observe.Category;
import io.github.streamcheck.observe.ChunkRule;
import io.github.streamcheck.observe.Evidence;
import io.github.streamcheck.observe.Findings;
import io.github.streamcheck.observe.Rule;
import io.github.streamcheck.observe.StreamContext;
import io.github.streamcheck.observe.StreamFacts;
import io.github.streamcheck.observe.StreamObserver;
import io.github.streamcheck.plan.Severity;
import io.github.streamcheck.wire.Payload;
import io.github.streamcheck.wire.SseEvent;

/** Impossible log probabilities. */
@AutoService(Rule.class)
public final class LogprobsValues implements ChunkRule {

    private static final double ROUNDING = 1e-3;

    @Override
    public String id() {
        return "logprobs-values";
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
        return "a log probability above 0";
    }

    @Override
    public String explanation() {
        return "A probability is 1 at most, so its logarithm is 0 at most. Whoever computes with these "
                + "values gets nonsense. Usual cause: scores before they were normalised.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void notableChunk(SseEvent event, Payload.Chunk chunk) {
                for (Payload.Choice choice : chunk.choices()) {
                    choice.logprobs()
                            .filter(logprobs -> logprobs.values().stream().anyMatch(value -> value > ROUNDING))
                            .ifPresent(logprobs -> findings.add("a log probability is above 0", Evidence.of(event)));
                }
            }
        };
    }
}
