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

/** Choices without a finish reason at all. */
@AutoService(Rule.class)
public final class FinishKeyAbsent implements ChunkRule {

    @Override
    public String id() {
        return "finish-key-absent";
    }

    @Override
    public Category category() {
        return Category.TERMINATION;
    }

    @Override
    public Severity severity() {
        return Severity.OFF;
    }

    @Override
    public Severity strictSeverity() {
        return Severity.WARNING;
    }

    @Override
    public String summary() {
        return "no finish_reason key in the choice of a chunk";
    }

    @Override
    public String explanation() {
        return "The schema requires the key in every choice, with null until the last one. Clients that "
                + "were generated from the schema fail without it.";
    }

    @Override
    public StreamObserver observe(StreamContext stream, StreamFacts facts, Findings findings) {
        return new StreamObserver() {
            @Override
            public void notableChunk(SseEvent event, Payload.Chunk chunk) {
                if (chunk.choices().stream()
                        .anyMatch(choice -> !choice.members().finishReason())) {
                    findings.add("a choice has no finish_reason key", Evidence.of(event));
                }
            }
        };
    }
}
